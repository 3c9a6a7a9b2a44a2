import type { Social } from "../wishes.ts";

const abilities =
  "find and compare products, tell you about prices and stock, fill and change your cart, look up your orders, and answer questions about shipping, returns and payment";

/** Small talk, short: the shopper came for the shop. */
export const sayings: Readonly<Record<Social, string>> = {
  greeting: "Hello! What are you looking for today?",
  open: "Gladly. What are you looking for, and is there a price that it should stay under?",
  thanks: "You're welcome. Is there anything else I can do for you?",
  goodbye: "Goodbye, and thank you for your visit.",
  bot: "Yes, I am a bot: a program that reads your message by fixed rules, not a language model and not a person. What I tell you comes straight from the shop's catalog, your cart, your orders and the shop's documents.",
  name: "I am this shop's assistant: a program, not a person.",
  help: `I can ${abilities}. Try “find me a mug”, “add the first one” or “where is my order?”`,
  mood: "I am a program, so always the same, thank you. What can I find for you?",
  praise: "Glad to hear that. What else can I do for you?",
  complaint:
    "I'm sorry about that. I read messages by fixed rules, and sometimes I get them wrong. Say it in other words, please, one wish at a time.",
  yes: "Yes to what? Tell me what you would like me to do.",
  no: "All right. Tell me if you need anything else.",
  wait: "Take your time. I'm here when you need me.",
};

/** What is said where a message was not understood. */
export const unclear = `Sorry, I did not understand that. I can ${abilities}.`;

const sorries: Readonly<Record<string, string>> = {
  Spanish: "Lo siento, solo entiendo inglés.",
  French: "Désolé, je ne comprends que l'anglais.",
  German: "Es tut mir leid, ich verstehe nur Englisch.",
  Italian: "Mi dispiace, capisco solo l'inglese.",
  Portuguese: "Desculpe, só entendo inglês.",
  Dutch: "Sorry, ik begrijp alleen Engels.",
};

/** Says in the language of the message that only English is read. */
export const onlyEnglish = (language: string): string =>
  `${sorries[language] ?? "Sorry, I only read English."} Please write to me in English, for example “find me a mug”.`;
