import { any, re, whole } from "../text/pattern.ts";
import type { Social, Wish } from "../wishes.ts";

const filler =
  "(?:(?:so|very|really|much|again|there|all|everyone|friend|bot|assistant|buddy|please|then|now|a lot|for (?:that|this|your help|the help|everything|now|the info|helping)|you|my|sir|dear|mate|man|folks|ok|well|just|,) ?)*";
const hello = any(
  "hi+|hello+|hey+|hiya|howdy|greetings|yo|good (?:morning|afternoon|evening|day)|sup|hallo|(?:morning|evening|afternoon)(?=$| ,| all| everyone| there)",
);
const thanks = any(
  "thanks?(?: you| a lot| a bunch| a million| so much)*|thank you|many thanks|cheers|appreciate (?:it|that)|much appreciated|i appreciate (?:it|that|your help)|that (?:is|was) (?:helpful|very helpful)",
);
const bye = any(
  "(?:good ?)?bye+(?: bye)?|see (?:you|ya)(?: (?:later|soon|around))?|good ?night|have a (?:nice|good|great) (?:day|one|evening|night|weekend)|take care|that is (?:all|it|everything)(?: (?:for now|i need(?:ed)?))?|i am done|nothing else|no that is all|talk (?:later|soon)|cya|i have to go|got to go",
);

const sayings: readonly (readonly [Social, RegExp])[] = [
  ["greeting", whole`(?:oh )?${hello} ?${filler}`],
  [
    "thanks",
    whole`(?:ok |great |perfect |cool |awesome |nice |no |wonderful |alright )*(?:, )?${thanks} ?${filler}`,
  ],
  ["goodbye", whole`(?:ok |no |great |alright |well )*(?:, )?${bye} ?${filler}`],
  [
    "bot",
    re`(?:are|r) (?:you|this)(?: \w+)? (?:an? |the )?(?:\w+ )?(?:ro)?(?:bot|human|person|robot|machine|ai|real|llm|computer|chatgpt|gpt|language model|artificial intelligence|real person|automated|alive)|am i (?:talking|speaking|chatting) (?:to|with)|is (?:this|that|there) (?:an? )?(?:bot|human|person|robot|machine|ai|real person)|(?:what|which|whose) (?:ai|model|llm|language model)|what are you$|how do you work|are you (?:chatgpt|gpt|claude|gemini|siri|alexa)|who (?:built|made|created|programmed) you`,
  ],
  ["name", re`(?:what is|tell me|do you have) (?:your|a) name|who are you|what should i call you`],
  [
    "help",
    whole`(?:help(?: me)?(?: out)?|i need (?:some )?help|can you help(?: me)?(?: out)?(?: with something)?|what (?:can|do|could) (?:you|i)(?: \w+)? (?:do|help(?: me)?(?: with)?|ask(?: you)?|say)(?: for me| here)?|how (?:can|do|could) you help(?: me)?|what (?:are you (?:able to|capable of|for|good for))(?: do)?|how does this (?:work|chat work)|options|menu|commands|what can i (?:do|ask|say)(?: here)?|what else can you do|help menu|what do you do|how can i use (?:you|this)|help me please)`,
  ],
  [
    "mood",
    whole`(?:${hello} ?,? )?(?:how (?:are|is) (?:you|it going|things|your day|life)(?: (?:doing|today|going|feeling))*|what is up|how do you do|how you doing|you ok(?:ay)?)`,
  ],
  [
    "praise",
    whole`(?:(?:you|that|this|it|i|the bot) )?(?:(?:are|is|was|am|were|love|like) )?(?:(?:so|very|really|pretty|super|the|a|you|this|it|that) )*(?:great|perfect|awesome|excellent|amazing|good (?:job|bot|work)|well done|nice(?: work| job| one)?|cool|brilliant|helpful|wonderful|fantastic|best|smart|love (?:it|this|that|you)|like (?:it|that|this)|lovely|neat|sweet|impressive|happy|ok(?:ay)?|fine|got it|understood|i see|makes sense|good to know|right|alright|interesting|lol|haha+|wow|good|super)${" ?"}(?:,? ?(?:job|work|bot|thanks|thank you))?`,
  ],
  [
    "complaint",
    re`(?:you|this|that|it)(?: bot| chat| thing| shop| is| are| was| were)* (?:so |very |really |a |an |totally |completely |all |just |pretty )*(?:useless|stupid|dumb|terrible|awful|bad bot|idiot|horrible|annoying|suck|sucks|crap|garbage|trash|nonsense|not helpful|unhelpful|not helping|broken bot|worthless|rubbish)|you (?:do not|did not|never) (?:understand|listen|help)|(?:fuck|shit|wtf|damn|bullshit|asshole|idiot|moron)(?: \w+)*|that is not what i (?:asked|meant|wanted|said)(?: for)?|wrong answer|i am (?:frustrated|angry|annoyed|upset)`,
  ],
  [
    "wait",
    whole`(?:wait|hold on|one (?:moment|second|sec|minute)|just a (?:moment|second|sec|minute)|let me think|i will think about it|not sure(?: yet)?|hmm+|i do not know(?: yet)?|maybe(?: later)?|later|not now|idk|i am (?:just )?(?:looking|browsing)(?: around)?|just (?:looking|browsing)(?: around)?)`,
  ],
];
const yes = whole`(?:(?:yes|yeah|yep|sure|ok|okay|please|please do|of course|absolutely|definitely|go ahead|do it|go for it|sounds good|that works|correct|right|exactly|i (?:do|am)|confirm(?:ed)?|i confirm|yes i am sure|i am sure|alright|fine|affirmative|y|perfect|great|that is (?:right|correct|fine|ok|okay)|let us do (?:it|that)|you may|add it please|certainly|indeed|by all means|with pleasure|do that|proceed) ?,? ?)+`;
const no = whole`(?:(?:no|nope|not? thanks|no thank you|thanks|thank you|never ?mind|nvm|forget (?:it|that|about it)|do not(?: do (?:it|that))?|cancel(?: that)?|stop|leave it|not really|n|negative|keep (?:it|them|everything)|not now|i changed my mind|i do not (?:want|think so)(?: (?:it|that|to))?|better not|rather not|no need|not today|i am (?:good|fine)|skip(?: it)?|wait) ?,? ?)+`;

/** Small talk. */
export function readSocial(clause: string): Wish | undefined {
  const social = sayings.find(([, pattern]) => pattern.test(clause))?.[0];
  if (social) return { kind: "social", social };
  if (yes.test(clause)) return { kind: "social", social: "yes" };
  if (no.test(clause)) return { kind: "social", social: "no" };
  return undefined;
}

/** Whether a clause says yes and nothing else. */
export const isYes = (clause: string): boolean => yes.test(clause);
/** Whether a clause says no and nothing else. */
export const isNo = (clause: string): boolean => no.test(clause);

/** Common words of languages that are not read here. Two of them in a message, and none of English, tell the language. */
const languages: readonly (readonly [string, ReadonlySet<string>])[] = [
  [
    "Spanish",
    new Set(
      "el los las una unos unas por para con que como donde cuando cual quiero necesito busco tienes tiene tengo mi mis tu hola gracias favor buenos dias cuanto cuesta esta estas pedido envio carrito comprar puedo algo del hay muy y es".split(
        " ",
      ),
    ),
  ],
  [
    "French",
    new Set(
      "le les des du une je tu vous nous est et pour avec dans que qui quoi bonjour merci cherche veux voudrais avez mon ma mes votre combien coute ou sont commande livraison panier acheter puis cette quel quelle pas sur bonsoir aimerais salut".split(
        " ",
      ),
    ),
  ],
  [
    "German",
    new Set(
      "der das ein eine einen ich du sie wir ist sind und oder fur mit nicht suche mochte brauche haben habe hallo danke bitte wo wann wie viel kostet meine mein bestellung lieferung warenkorb kaufen gibt es unter kann guten auf zu den dem".split(
        " ",
      ),
    ),
  ],
  [
    "Italian",
    new Set(
      "il gli una uno per con che come dove quando voglio cerco vorrei avete ho mio mia ciao grazie buongiorno quanto costa ordine spedizione carrello comprare posso di sono e un".split(
        " ",
      ),
    ),
  ],
  [
    "Portuguese",
    new Set(
      "o os uma um por para com que como onde quando quero preciso procuro voce tem tenho meu minha ola obrigado obrigada quanto custa pedido entrega carrinho comprar posso e bom dia".split(
        " ",
      ),
    ),
  ],
  [
    "Dutch",
    new Set(
      "de het een ik jij wij is en voor met niet zoek wil graag heb hebben hallo dank bedankt waar wanneer hoe veel kost mijn bestelling levering winkelwagen kopen dit dat goedemorgen onder".split(
        " ",
      ),
    ),
  ],
];
const english = new Set(
  "the a an i you my is are do does can what where when how for with and to of in on please show find want need add cart order under".split(
    " ",
  ),
);

/** The language of a message that is none of ours. */
export function languageOf(text: string): string | undefined {
  const words = text
    .replace(/\S*\d\S*/gu, " ")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return undefined;
  const ours = words.filter((word) => english.has(word) && word.length > 1).length;
  const scored = languages
    .map(([language, known]) => ({ language, count: words.filter((word) => known.has(word)).length }))
    .sort((one, other) => other.count - one.count);
  const [best] = scored;
  if (!best || best.count < 2 || best.count <= ours) return undefined;
  return best.count / words.length >= 0.3 ? best.language : undefined;
}

/** Whether most letters are of a script that English is not written in. */
export function otherScript(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{scx=Latin}/gu)?.length ?? 0;
  return letters > 0 && latin < letters / 2;
}
