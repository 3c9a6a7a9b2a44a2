import type { MailStrings } from "./en.ts";

/** The texts of mails in French. */
export const fr: MailStrings = {
  orderNumber: (number) => `Commande ${number}`,
  placed: (date) => `Passée le ${date}`,
  viewOrder: "Voir votre commande",
  item: (quantity, name) => `${quantity} × ${name}`,
  inThisParcel: (quantity) => `${quantity} dans ce colis`,
  discount: "Remise",
  delivery: "Livraison",
  free: "Offerte",
  tax: "Taxes",
  total: "Total",
  taxIncluded: "Taxes comprises",
  refunded: "Remboursé",
  vatId: (id) => `N° TVA ${id}`,
  deliverTo: "Adresse de livraison",
  arrives: (days) => `Livraison prévue : ${days}`,
  trackingNumber: (carrier, number) =>
    carrier === undefined ? `Numéro de suivi ${number}` : `${carrier}, numéro de suivi ${number}`,
  trackParcel: "Suivre votre colis",
  confirmed: {
    title: "Votre commande est confirmée",
    lead: "Merci pour votre commande. Nous avons bien reçu votre paiement et préparons votre envoi.",
  },
  shipped: {
    title: "Votre commande est en route",
    part: "Une partie de votre commande est en route",
    lead: "Vos articles ont été remis au transporteur.",
  },
  delivered: {
    title: "Votre commande a été livrée",
    part: "Un colis de votre commande a été livré",
    lead: "Nous espérons qu’elle vous plaira. En cas de problème, répondez simplement à cet e-mail.",
  },
  cancelled: {
    title: "Votre commande a été annulée",
    refunded: (amount) =>
      `Nous avons remboursé ${amount} sur votre carte. L’opération peut prendre quelques jours avant d’apparaître sur votre relevé.`,
    unpaid: "Rien ne sera expédié.",
  },
  refund: {
    title: "Votre remboursement est en route",
    lead: (amount) =>
      `Nous avons remboursé ${amount} de cette commande sur votre carte. L’opération peut prendre quelques jours avant d’apparaître sur votre relevé.`,
  },
  failed: {
    title: "Votre commande n’a pas été passée",
    lead: "Le paiement n’a pas abouti et vous n’avez pas été débité.",
  },
  link: {
    subject: (number) => `Votre commande ${number}`,
    lead: "Suivez votre commande avec ce lien. Toute personne qui a le lien peut consulter et annuler la commande.",
    action: "Suivre votre commande",
    why: "Vous recevez cet e-mail parce que ce lien a été demandé sur notre site. Si ce n’était pas vous, ignorez cet e-mail.",
  },
  verify: {
    subject: (code, shop) => `${code} est votre code de vérification ${shop}`,
    title: (shop) => `Bienvenue chez ${shop}`,
    lead: "Saisissez ce code pour confirmer votre adresse e-mail et terminer la création de votre compte.",
    end: "Ce code expire dans 24 heures.",
    why: "Vous recevez cet e-mail parce que cette adresse a servi à créer un compte. Si ce n’était pas vous, ignorez cet e-mail.",
  },
  reset: {
    subject: (code, shop) => `${code} est votre code de réinitialisation ${shop}`,
    title: "Réinitialisez votre mot de passe",
    lead: (shop) => `Saisissez ce code pour choisir un nouveau mot de passe pour votre compte ${shop}.`,
    end: "Ce code expire dans 1 heure.",
    why: "Vous recevez cet e-mail parce que la réinitialisation du mot de passe de ce compte a été demandée. Si ce n’était pas vous, ignorez cet e-mail. Votre mot de passe reste inchangé.",
  },
  invitation: {
    subject: (shop) => `Rejoignez l’équipe de ${shop}`,
    lead: (inviter, shop, roles) =>
      `${inviter ?? "Un administrateur"} vous invite à rejoindre l’équipe de ${shop} (${roles}).`,
    action: "Accepter l’invitation",
    end: "Ce lien fonctionne une seule fois et expire dans 7 jours.",
    why: "Vous recevez cet e-mail parce qu’un administrateur de cette boutique a saisi votre adresse. Si vous n’attendiez pas cette invitation, ignorez cet e-mail.",
  },
  alerts: {
    why: (shop) => `Vous recevez cet e-mail parce que vous faites partie de l'équipe de ${shop}.`,
    choose: "Choisir les alertes que vous recevez",
    viewOrder: "Voir la commande",
    amount: "Montant",
    reason: "Motif",
    score: "Score de fraude",
    stock: {
      subject: (name, left) => (left <= 0 ? `Épuisé : ${name}` : `Stock faible : ${name} (reste ${left})`),
      lead: "Le stock de cet article a atteint votre seuil. La prochaine alerte ne sera envoyée qu'après un réapprovisionnement.",
      sku: "Référence",
      available: "Disponible",
      action: "Voir le stock",
    },
    highValue: {
      subject: (number, amount) => `Commande ${number} de montant élevé : ${amount}`,
      lead: "Une commande de montant élevé a été payée.",
    },
    review: {
      subject: (number) => `La commande ${number} est à vérifier`,
      lead: "Cette commande a été payée, mais elle est inhabituelle. Vérifiez-la avant l'expédition.",
    },
    dispute: {
      open: (number) => ({
        subject: `Le paiement de la commande ${number} est contesté`,
        lead: "Le titulaire de la carte conteste ce paiement. Répondez auprès de votre prestataire de paiement avant l'échéance.",
      }),
      won: (number) => ({
        subject: `Contestation de la commande ${number} gagnée`,
        lead: "La banque du titulaire de la carte a tranché en votre faveur.",
      }),
      lost: (number) => ({
        subject: `Contestation de la commande ${number} perdue`,
        lead: "La banque a tranché en faveur du titulaire de la carte.",
      }),
    },
    refundFailed: {
      subject: (number) => `Échec d'un remboursement de la commande ${number}`,
      lead: "La banque a renvoyé ce remboursement. Le client n'a pas reçu l'argent.",
    },
    deadLetters: {
      subject: (count) => (count === 1 ? "Un message a échoué" : `${count} messages ont échoué`),
      lead: "Des messages de la boutique ont échoué trois fois et sont en attente. Relancez-les une fois la cause corrigée.",
      queue: "File d'attente",
      failed: "Échecs",
      action: "Voir les messages en échec",
    },
    more: {
      subject: "Autres alertes",
      lead: (kind) =>
        `Il y a eu beaucoup d'alertes au cours de la dernière heure (${kind}). Les suivantes de ce type ne seront pas envoyées avant l'heure prochaine.`,
      action: "Tout voir",
    },
    kinds: {
      "stock.low": "stock faible",
      "order.high-value": "commandes de montant élevé",
      "order.review-needed": "commandes à vérifier",
      "order.disputed": "contestations",
      "refund.failed": "remboursements échoués",
      "dead-letters": "messages en échec",
    },
  },
  unsubscribe: {
    link: "Se désabonner",
    title: "Se désabonner",
    ask: (shop) => `Ne plus recevoir ces e-mails de ${shop} ?`,
    done: (shop) => `Vous ne recevrez plus ces e-mails de ${shop}.`,
    invalid: "Ce lien ne fonctionne pas",
    help: "Il est peut-être incomplet. Ouvrez de nouveau le lien depuis l'e-mail.",
  },
  contact: (email) => `Une question ? Écrivez à ${email}`,
  whyOwed: (shop) =>
    `Vous recevez cet e-mail parce que vous avez commandé chez ${shop}. Il fait partie de votre achat.`,
  whyOrder: (shop) => `Vous recevez cet e-mail parce que vous avez commandé chez ${shop}.`,
  choose: "Choisir les e-mails que vous recevez",
};
