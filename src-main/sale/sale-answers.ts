import type { Answering } from '#main/bridge/answering.ts';
import { authorised } from '#main/operator/authorise.ts';
import { complete } from '#main/sale/complete.ts';
import { continueParked } from '#main/sale/continue-parked.ts';
import { chooseCustomer, leave } from '#main/sale/customer.ts';
import { changeLinePrice, discountOneLine, discountWhole } from '#main/sale/discounts.ts';
import { parkOther } from '#main/sale/park-other.ts';
import { deleteParked, park } from '#main/sale/parked.ts';
import { pending } from '#main/sale/pending.ts';
import {
  addItem,
  assignPayment,
  clearPayments,
  discard,
  saleDocument,
  scan,
  setQuantity,
  undoPayment,
  voidOneLine,
} from '#main/sale/sale.ts';

export function saleAnswers({ implementer, desk, say }: Answering) {
  const os = implementer.sale;
  return {
    document: os.document.handler(() => say(saleDocument(desk))),
    scan: os.scan.handler(({ input }) => say(scan(desk, input))),
    add: os.add.handler(({ input }) => say(addItem(desk, input))),
    setQuantity: os.setQuantity.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => setQuantity(at, input))),
    ),
    voidLine: os.voidLine.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => voidOneLine(at, input))),
    ),
    changePrice: os.changePrice.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => changeLinePrice(at, input))),
    ),
    discountLine: os.discountLine.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => discountOneLine(at, input))),
    ),
    discountDocument: os.discountDocument.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => discountWhole(at, input))),
    ),
    chooseCustomer: os.chooseCustomer.handler(({ input }) => say(chooseCustomer(desk, input))),
    discard: os.discard.handler(({ input }) => say(discard(desk, input))),
    leave: os.leave.handler(({ input }) => say(leave(desk, input))),
    assignPayment: os.assignPayment.handler(({ input }) => say(assignPayment(desk, input))),
    undoPayment: os.undoPayment.handler(({ input }) => say(undoPayment(desk, input))),
    clearPayments: os.clearPayments.handler(({ input }) => say(clearPayments(desk, input))),
    park: os.park.handler(({ input }) => say(park(desk, input))),
    parkOther: os.parkOther.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => parkOther(at, input))),
    ),
    pending: os.pending.handler(() => say(pending(desk))),
    continueParked: os.continueParked.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => continueParked(at, input))),
    ),
    deleteParked: os.deleteParked.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => deleteParked(at, input))),
    ),
    complete: os.complete.handler(async ({ input }) => say(await authorised(desk, input, (at) => complete(at, input)))),
  };
}
