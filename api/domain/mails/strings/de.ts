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
  alerts: {
    why: (shop) => `Sie erhalten diese E-Mail, weil Sie zum Team von ${shop} gehören.`,
    choose: "Auswählen, welche Hinweise Sie erhalten",
    viewOrder: "Bestellung ansehen",
    amount: "Betrag",
    reason: "Grund",
    score: "Betrugsrisiko",
    stock: {
      subject: (name, left) =>
        left <= 0 ? `Ausverkauft: ${name}` : `Niedriger Bestand: ${name} (noch ${left})`,
      lead: "Der Bestand dieses Artikels hat Ihre Grenze erreicht. Den nächsten Hinweis erhalten Sie erst, nachdem er wieder aufgefüllt wurde.",
      sku: "Artikelnummer",
      available: "Verfügbar",
      action: "Bestand ansehen",
    },
    highValue: {
      subject: (number, amount) => `Bestellung ${number} mit hohem Wert: ${amount}`,
      lead: "Eine Bestellung mit hohem Wert wurde bezahlt.",
    },
    review: {
      subject: (number) => `Bestellung ${number} muss geprüft werden`,
      lead: "Diese Bestellung wurde bezahlt, ist aber auffällig. Prüfen Sie sie vor dem Versand.",
    },
    dispute: {
      open: (number) => ({
        subject: `Rückbuchung zu Bestellung ${number}`,
        lead: "Der Karteninhaber hat dieser Zahlung widersprochen. Nehmen Sie vor Ablauf der Frist bei Ihrem Zahlungsanbieter Stellung.",
      }),
      won: (number) => ({
        subject: `Rückbuchung zu Bestellung ${number} abgewendet`,
        lead: "Die Bank des Karteninhabers hat zu Ihren Gunsten entschieden.",
      }),
      lost: (number) => ({
        subject: `Rückbuchung zu Bestellung ${number} verloren`,
        lead: "Die Bank des Karteninhabers hat zu dessen Gunsten entschieden.",
      }),
    },
    refundFailed: {
      subject: (number) => `Erstattung zu Bestellung ${number} fehlgeschlagen`,
      lead: "Die Bank hat diese Erstattung zurückgegeben. Der Kunde hat das Geld nicht erhalten.",
    },
    deadLetters: {
      subject: (count) =>
        count === 1 ? "Eine Nachricht ist fehlgeschlagen" : `${count} Nachrichten sind fehlgeschlagen`,
      lead: "Nachrichten des Shops sind dreimal fehlgeschlagen und warten. Stellen Sie sie erneut zu, sobald die Ursache behoben ist.",
      queue: "Warteschlange",
      failed: "Fehlgeschlagen",
      action: "Fehlgeschlagene Nachrichten ansehen",
    },
    more: {
      subject: "Weitere Hinweise",
      lead: (kind) =>
        `In der letzten Stunde gab es viele Hinweise (${kind}). Weitere dieser Art werden bis zur nächsten Stunde nicht verschickt.`,
      action: "Alle ansehen",
    },
    kinds: {
      "stock.low": "niedriger Bestand",
      "order.high-value": "Bestellungen mit hohem Wert",
      "order.review-needed": "zu prüfende Bestellungen",
      "order.disputed": "Rückbuchungen",
      "refund.failed": "fehlgeschlagene Erstattungen",
      "dead-letters": "fehlgeschlagene Nachrichten",
    },
  },
  unsubscribe: {
    link: "Abbestellen",
    title: "Abbestellen",
    ask: (shop) => `Möchten Sie diese E-Mails von ${shop} abbestellen?`,
    done: (shop) => `Sie erhalten diese E-Mails von ${shop} nicht mehr.`,
    invalid: "Dieser Link funktioniert nicht",
    help: "Vielleicht ist er unvollständig. Öffnen Sie den Link noch einmal aus der E-Mail.",
  },
  contact: (email) => `Fragen? Schreiben Sie an ${email}`,
  whyOwed: (shop) =>
    `Sie erhalten diese E-Mail, weil Sie bei ${shop} bestellt haben. Sie gehört zu Ihrem Kauf.`,
  whyOrder: (shop) => `Sie erhalten diese E-Mail, weil Sie bei ${shop} bestellt haben.`,
  choose: "Auswählen, welche E-Mails Sie erhalten",
};
