/** A till started anew knows no window of the start before: asking again leads nowhere, and the person must be told. */
export async function isLockedOut(place: Location): Promise<boolean> {
  try {
    const answer = await fetch(place.pathname, { cache: 'no-store' });
    return answer.status === 401;
  } catch {
    // Nobody answers at all: the till is away, not closed to us.
    return false;
  }
}
