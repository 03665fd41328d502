import type { PrintedLine, PrintedText } from '#main/terminal/payment-terminal.ts';
import type { Apdu } from '#main/terminal/zvt/apdu.ts';
import { readBitmaps } from '#main/terminal/zvt/bitmaps.ts';
import { charsetByNumber, readText } from '#main/terminal/zvt/charset.ts';
import { readTlvLength, readTlvs, type Tlv } from '#main/terminal/zvt/tlv.ts';
import type { TerminalCharset } from '#shared/terminal/terminal-setting.ts';

const RECEIPT_TYPE = 0x1f07;
const TEXT_LINES = 0x25;
const LINE = 0x07;
const ATTRIBUTE = 0x09;
const CHARSET = 0x14;

/** Lines of 06 D1 (one line) or 06 D3 (a block). Text that cannot be read prints nothing rather than rubbish. */
export function readPrintedText({ command, data }: Apdu, charset: TerminalCharset): PrintedText {
  return command === 0x06d1 ? readLine(data, charset) : readBlock(data, charset);
}

/** Attribute and text; some terminals put a container behind the text (06 04 1F 07 01 01), which is no text. */
function readLine(data: Uint8Array, charset: TerminalCharset): PrintedText {
  const attribute = data[0];
  if (attribute === undefined) return { type: 'unknown', lines: [], isLast: false };
  const { text, tail } = splitTail(data.subarray(1));
  return {
    type: receiptType(tail),
    lines: [lineOf(attribute, readText(text, charset))],
    isLast: isLastLine(attribute),
  };
}

/** 1F07 says whose paper it is, 25 holds the lines; 09 goes before the lines it is about, 81 and 8F end the paper. */
function readBlock(data: Uint8Array, charset: TerminalCharset): PrintedText {
  const { tlvs } = readBitmaps(data);
  const named = tlvs.find(({ tag }) => tag === CHARSET)?.value[0];
  const written = (named === undefined ? null : charsetByNumber(named)) ?? charset;
  let attribute = 0;
  let isLast = false;
  const lines: PrintedLine[] = [];
  for (const { tag, value } of tlvs
    .filter((node) => node.tag === TEXT_LINES)
    .flatMap((node) => readTlvs(node.value) ?? [])) {
    if (tag === ATTRIBUTE) {
      attribute = value[0] ?? 0;
      isLast ||= isLastLine(attribute);
    }
    if (tag === LINE) lines.push(lineOf(attribute, readText(value, written)));
  }
  return { type: receiptType(tlvs), lines, isLast };
}

/** A tail is a container 06 whose length ends exactly where the message ends. */
function splitTail(bytes: Uint8Array): { readonly text: Uint8Array; readonly tail: readonly Tlv[] } {
  for (let at = bytes.indexOf(0x06); at !== -1; at = bytes.indexOf(0x06, at + 1)) {
    const length = readTlvLength(bytes, at + 1);
    const tail =
      length !== null && length.end + length.value === bytes.length ? readTlvs(bytes.subarray(length.end)) : null;
    if (tail !== null) return { text: bytes.subarray(0, at), tail };
  }
  return { text: bytes, tail: [] };
}

function receiptType(tlvs: readonly Tlv[]): PrintedText['type'] {
  switch (tlvs.find(({ tag }) => tag === RECEIPT_TYPE)?.value[0]) {
    case 1:
      return 'merchant';
    case 2:
      return 'customer';
    case 3:
      return 'administration';
    default:
      return 'unknown';
  }
}

/** 80 is reserved; any other attribute with its top bit set ends the paper, FF n feeds n lines. */
function isLastLine(attribute: number): boolean {
  return attribute > 0x80 && attribute !== 0xff;
}

function lineOf(attribute: number, text: string): PrintedLine {
  if (attribute === 0xff) return { text: '', isCentred: false, isWide: false, isTall: false };
  return {
    text,
    isCentred: (attribute & 0x40) !== 0,
    isWide: (attribute & 0x20) !== 0,
    isTall: (attribute & 0x10) !== 0,
  };
}
