/**
 * Why a document is parked: a cashier put it aside for the next customer, or it has card payments, approved or unresolved,
 * with which it waits to be completed.
 */
export const PARKING_REASONS = ['by_cashier', 'card_payment'] as const;
export type ParkingReason = (typeof PARKING_REASONS)[number];
