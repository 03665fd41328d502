export const accept = <T>(value: T) => ({ accepted: true, value }) as const;
export const refuse = <T>(refusal: T) => ({ accepted: false, refusal }) as const;
