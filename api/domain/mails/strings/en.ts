/** The texts of mails in English, from which the others take their shape. */
export const en = {
  // Orders
  orderNumber: (number: string) => `Order ${number}`,
  placed: (date: string) => `Placed on ${date}`,
  viewOrder: "View your order",
  item: (quantity: number, name: string) => `${quantity} × ${name}`,
  inThisParcel: (quantity: number) => `${quantity} in this parcel`,
  discount: "Discount",
  delivery: "Delivery",
  free: "Free",
  tax: "Tax",
  total: "Total",
  taxIncluded: "Tax included",
  refunded: "Refunded",
  vatId: (id: string) => `VAT ID ${id}`,
  deliverTo: "Deliver to",
  arrives: (days: string) => `Arrives: ${days}`,
  trackingNumber: (carrier: string | undefined, number: string) =>
    carrier === undefined ? `Tracking number ${number}` : `${carrier} tracking number ${number}`,
  trackParcel: "Track your parcel",

  // What happened
  confirmed: {
    title: "Your order is confirmed",
    lead: "Thank you for your order. We've received your payment and are getting your items ready to ship.",
  },
  shipped: {
    title: "Your order is on its way",
    part: "Part of your order is on its way",
    lead: "Your items are with the carrier.",
  },
  delivered: {
    title: "Your order has been delivered",
    part: "A parcel of your order has been delivered",
    lead: "We hope you love it. If anything isn't right, just reply to this email.",
  },
  cancelled: {
    title: "Your order has been cancelled",
    refunded: (amount: string) =>
      `We've refunded ${amount} to your card. It can take a few days to appear on your statement.`,
    unpaid: "Nothing will be shipped.",
  },
  refund: {
    title: "Your refund is on its way",
    lead: (amount: string) =>
      `We've refunded ${amount} of this order to your card. It can take a few days to appear on your statement.`,
  },
  failed: {
    title: "Your order wasn't placed",
    lead: "Your payment didn't go through, and you haven't been charged.",
  },

  // The link of an order
  link: {
    subject: (number: string) => `Your order ${number}`,
    lead: "Follow your order with this link. Whoever has the link can see and cancel the order.",
    action: "Follow your order",
    why: "You're getting this email because somebody asked for this link on our site. If it wasn't you, ignore this email.",
  },

  // Accounts
  verify: {
    subject: (code: string, shop: string) => `${code} is your ${shop} verification code`,
    title: (shop: string) => `Welcome to ${shop}`,
    lead: "Enter this code to verify your email address and finish creating your account.",
    end: "This code expires in 24 hours.",
    why: "You're getting this email because somebody signed up with this address. If it wasn't you, you can safely ignore this email.",
  },
  reset: {
    subject: (code: string, shop: string) => `${code} is your ${shop} password reset code`,
    title: "Reset your password",
    lead: (shop: string) => `Enter this code to set a new password for your ${shop} account.`,
    end: "This code expires in 1 hour.",
    why: "You're getting this email because somebody asked to reset the password of this account. If you didn't request it, you can ignore this email. Your password won't change.",
  },
  invitation: {
    subject: (shop: string) => `Join the staff of ${shop}`,
    lead: (inviter: string | undefined, shop: string, roles: string) =>
      `${inviter ?? "An admin"} invited you to join the staff of ${shop} (${roles}).`,
    action: "Accept the invitation",
    end: "This link works once and expires in 7 days.",
    why: "You're getting this email because an admin of this store entered your address. If you didn't expect this invitation, you can ignore this email.",
  },

  // To staff
  alerts: {
    why: (shop: string) => `You're getting this email because you're on the staff of ${shop}.`,
    choose: "Choose which alerts you get",
    viewOrder: "View the order",
    amount: "Amount",
    reason: "Reason",
    score: "Fraud score",
    stock: {
      subject: (name: string, left: number) =>
        left <= 0 ? `Sold out: ${name}` : `Low stock: ${name} (${left} left)`,
      lead: "Stock of this item has fallen to your limit. You won't be told again until it has been restocked.",
      sku: "SKU",
      available: "Available",
      action: "View the inventory",
    },
    highValue: {
      subject: (number: string, amount: string) => `High-value order ${number}: ${amount}`,
      lead: "An order of high value has been paid.",
    },
    review: {
      subject: (number: string) => `Order ${number} needs a review`,
      lead: "This order has been paid, but looks unusual. Review it before it ships.",
    },
    dispute: {
      open: (number: string) => ({
        subject: `Payment of order ${number} is disputed`,
        lead: "The cardholder disputes this payment. Answer it at your payment provider before the deadline.",
      }),
      won: (number: string) => ({
        subject: `Dispute of order ${number} was won`,
        lead: "The cardholder's bank has decided the dispute in your favor.",
      }),
      lost: (number: string) => ({
        subject: `Dispute of order ${number} was lost`,
        lead: "The cardholder's bank has decided the dispute in the cardholder's favor.",
      }),
    },
    refundFailed: {
      subject: (number: string) => `A refund of order ${number} failed`,
      lead: "The bank has returned this refund. The customer has not received the money.",
    },
    deadLetters: {
      subject: (count: number) => (count === 1 ? "A message failed" : `${count} messages failed`),
      lead: "Messages of the shop failed three times and are waiting. Redrive them once the cause is fixed.",
      queue: "Queue",
      failed: "Failed",
      action: "View failed messages",
    },
    more: {
      subject: "More alerts",
      lead: (kind: string) =>
        `There were many alerts in the past hour (${kind}). Further ones of this kind aren't mailed until the next hour.`,
      action: "View all",
    },
    kinds: {
      "stock.low": "low stock",
      "order.high-value": "high-value orders",
      "order.review-needed": "orders to review",
      "order.disputed": "disputes",
      "refund.failed": "failed refunds",
      "dead-letters": "failed messages",
    },
  },

  // Unsubscribing
  unsubscribe: {
    link: "Unsubscribe",
    title: "Unsubscribe",
    ask: (shop: string) => `Stop these emails from ${shop}?`,
    done: (shop: string) => `You won't get these emails from ${shop} any more.`,
    invalid: "This link doesn't work",
    help: "It may be incomplete. Open the link in the email again.",
  },

  // Below every mail
  contact: (email: string) => `Questions? Write to ${email}`,
  whyOwed: (shop: string) =>
    `You're getting this email because you ordered from ${shop}. It is part of your purchase.`,
  whyOrder: (shop: string) => `You're getting this email because you ordered from ${shop}.`,
  choose: "Choose which emails you get",
};

export type MailStrings = typeof en;
