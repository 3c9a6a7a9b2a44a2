import type { MailStrings } from "./en.ts";

/** The texts of mails in German. */
export const de: MailStrings = {
  orderNumber: (number) => `Bestellung ${number}`,
  placed: (date) => `Bestellt am ${date}`,
  viewOrder: "Bestellung ansehen",
  item: (quantity, name) => `${quantity} × ${name}`,
  inThisParcel: (quantity) => `${quantity} in diesem Paket`,
  discount: "Rabatt",
  delivery: "Versand",
  free: "Kostenlos",
  tax: "Steuer",
  total: "Gesamt",
  taxIncluded: "Enthaltene Steuer",
  refunded: "Erstattet",
  vatId: (id) => `USt-IdNr. ${id}`,
  deliverTo: "Lieferadresse",
  arrives: (days) => `Voraussichtliche Lieferung: ${days}`,
  trackingNumber: (carrier, number) =>
    carrier === undefined ? `Sendungsnummer ${number}` : `${carrier}, Sendungsnummer ${number}`,
  trackParcel: "Paket verfolgen",
  confirmed: {
    title: "Ihre Bestellung ist bestätigt",
    lead: "Vielen Dank für Ihre Bestellung. Ihre Zahlung ist eingegangen, und wir bereiten den Versand vor.",
  },
  shipped: {
    title: "Ihre Bestellung ist unterwegs",
    part: "Ein Teil Ihrer Bestellung ist unterwegs",
    lead: "Wir haben Ihre Artikel dem Versanddienst übergeben.",
  },
  delivered: {
    title: "Ihre Bestellung wurde zugestellt",
    part: "Ein Paket Ihrer Bestellung wurde zugestellt",
    lead: "Wir wünschen Ihnen viel Freude damit. Wenn etwas nicht stimmt, antworten Sie einfach auf diese E-Mail.",
  },
  cancelled: {
    title: "Ihre Bestellung wurde storniert",
    refunded: (amount) =>
      `Wir haben ${amount} auf Ihre Karte erstattet. Bis der Betrag auf Ihrem Konto erscheint, kann es einige Tage dauern.`,
    unpaid: "Es wird nichts verschickt.",
  },
  refund: {
    title: "Ihre Erstattung ist unterwegs",
    lead: (amount) =>
      `Wir haben ${amount} aus dieser Bestellung auf Ihre Karte erstattet. Bis der Betrag auf Ihrem Konto erscheint, kann es einige Tage dauern.`,
  },
  failed: {
    title: "Ihre Bestellung wurde nicht aufgegeben",
    lead: "Die Zahlung ist fehlgeschlagen. Es wurde nichts abgebucht.",
  },
  link: {
    subject: (number) => `Ihre Bestellung ${number}`,
    lead: "Mit diesem Link können Sie Ihre Bestellung verfolgen. Wer den Link hat, kann die Bestellung ansehen und stornieren.",
    action: "Bestellung verfolgen",
    why: "Sie erhalten diese E-Mail, weil dieser Link auf unserer Website angefordert wurde. Wenn Sie das nicht waren, können Sie diese E-Mail ignorieren.",
  },
  verify: {
    subject: (code, shop) => `${code} ist Ihr Bestätigungscode für ${shop}`,
    title: (shop) => `Willkommen bei ${shop}`,
    lead: "Geben Sie diesen Code ein, um Ihre E-Mail-Adresse zu bestätigen und Ihr Konto anzulegen.",
    end: "Der Code ist 24 Stunden gültig.",
    why: "Sie erhalten diese E-Mail, weil sich jemand mit dieser Adresse registriert hat. Wenn Sie das nicht waren, können Sie diese E-Mail ignorieren.",
  },
  reset: {
    subject: (code, shop) => `${code} ist Ihr Code für ein neues Passwort bei ${shop}`,
    title: "Neues Passwort",
    lead: (shop) => `Geben Sie diesen Code ein, um ein neues Passwort für Ihr Konto bei ${shop} festzulegen.`,
    end: "Der Code ist 1 Stunde gültig.",
    why: "Sie erhalten diese E-Mail, weil für dieses Konto ein neues Passwort angefordert wurde. Wenn Sie das nicht waren, können Sie diese E-Mail ignorieren. Ihr Passwort bleibt unverändert.",
  },
  invitation: {
    subject: (shop) => `Einladung in das Team von ${shop}`,
    lead: (inviter, shop, roles) =>
      `${inviter ?? "Ein Administrator"} hat Sie in das Team von ${shop} eingeladen (${roles}).`,
    action: "Einladung annehmen",
    end: "Der Link gilt einmal und 7 Tage lang.",
    why: "Sie erhalten diese E-Mail, weil ein Administrator dieses Shops Ihre Adresse eingegeben hat. Wenn Sie keine Einladung erwarten, können Sie diese E-Mail ignorieren.",
  },
  contact: (email) => `Fragen? Schreiben Sie an ${email}`,
  whyOwed: (shop) =>
    `Sie erhalten diese E-Mail, weil Sie bei ${shop} bestellt haben. Sie gehört zu Ihrem Kauf.`,
  whyOrder: (shop) => `Sie erhalten diese E-Mail, weil Sie bei ${shop} bestellt haben.`,
  choose: "Auswählen, welche E-Mails Sie erhalten",
};
