/** Chromium knows no app: scheme of ours; a name that only the stand-in answers takes its place, in both directions. */
const APP = 'app://tillkeeper';
const PAGE = 'http://tillkeeper-app.localhost';

export function toPage(address: string): string {
  return address.startsWith(APP) ? PAGE + address.slice(APP.length) : address;
}

export function toElectron(address: string): string {
  return address === PAGE || address.startsWith(`${PAGE}/`) ? APP + address.slice(PAGE.length) : address;
}
