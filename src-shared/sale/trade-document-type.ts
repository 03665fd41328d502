import { z } from 'zod';

/** `correction`: goods of a receipt that came back, or that came back without one. */
export const TRADE_DOCUMENT_TYPES = ['receipt', 'correction'] as const;
export const tradeDocumentTypeSchema = z.enum(TRADE_DOCUMENT_TYPES);
export type TradeDocumentType = z.infer<typeof tradeDocumentTypeSchema>;
