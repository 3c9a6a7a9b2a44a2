/** What a clause is about, where its words alone do not say what exactly is wanted. */
export type Route = "find" | "shown" | "edit" | "cart" | "order" | "policy" | "talk" | "other";

/** Sentences of shoppers by what they are about, as people write them in a chat. */
export const examples: Readonly<Record<Route, string>> = {
  find: `
i am looking for a lamp for the bedroom / looking for something to keep my coffee warm / do you have any blankets /
do you sell garden tools / got any speakers / show me chairs under 200 dollars / i need a bag for work /
need a present for my sister / something for a boy who likes dinosaurs / something to sit on in the garden /
something that keeps the rain off / something nice for the kitchen table / i would like to see your notebooks please /
can you recommend a good knife / what would you suggest for a housewarming / which kettles do you have /
what pillows do you offer / any rugs in wool / anything made of brass / a cheap backpack /
cheapest headphones you have / most expensive watch / wooden toys for a toddler / headphones / red scarf size m /
a mug that is not white / tea without caffeine / is there anything for under ten dollars / where can i find towels /
i want to buy a tent / want a new desk / my old pan broke i need another one / show me what you have in lighting /
search for bottles / find me a hat / i search a knife for fish / we are after a sofa bed / i could use a new umbrella /
gift ideas for a couple / do you carry bird feeders / have you got picnic blankets / are there any puzzles for adults /
one litre water bottle / dining chairs for our kitchen four of them / a shelf for my books oak if possible /
in the market for a turntable / thinking of getting a hammock / i wear size 43 socks / some candles please /
brass things please / stuff for camping / things for the desk / new arrivals in kitchen / what is new in bags /
i am shopping for a baby shower / it is for a cold bedroom so something warm / she collects stamps so maybe an album /
let me see your vases / give me a list of your radios / a bigger tent for four people / soap
`,
  shown: `
how much is it / how much are they / what does that one cost / what does the second cost / price of the dearer one /
and the other one / which of those is cheaper / which of these is in stock / which one is bigger /
which of them is made of wool / which is the best of the three / is it dishwasher safe / are they wireless /
are they dimmable / do they have bluetooth / does it come in blue / does it come with a lid / is there one in birch /
is that one available in large / what is it made of / what are they made of / from what age are they / how big is it /
how heavy is the first one / how long is the battery life / how many do you have of it / do you have 20 of it /
do you have 4 of those in stock / of which do you have more / colours / what colours are there / sizes /
clay available / in green / also in size l / and in medium / what is the difference / what is the difference in price /
price difference / whats different / tell me more about it / more about the second / the first one / the wooden one /
the metal one how much / the one made of oak / the small one in white / the cheaper one looks good / something cheaper /
a cheaper one in any other material is fine too / anything smaller / do you have that in red /
show me the last one again / would it fit a large bed / is it good for camping / can you wash it /
can it go in the oven / does it need batteries / is it waterproof / will it fit in a small bag / is it heavy /
who makes it / what brand is that / how many litres does it hold / what would you take /
which would you recommend of those / i like the second one better / not the first one the other two /
and how many dollars is that in the big size / is that the real price / any of them on stock right now /
how do the two compare / compare them / 1 vs 3 / first against third / is the first really worth twice as much /
are those still there / what about the steel one / and the stoneware / 40 is my limit
`,
  edit: `
add it / add the first one / add two of them / put it in my cart / put both in the basket / i will take it /
i take the second / one of each please / one of those / 2 of the blue ones / 1 please / two then / ok one in the cart /
both please / take one out / remove the lamp / remove both jams but leave the honey / take the tea out again /
get rid of everything except the kite / keep only the kite / kick it out / throw all of it out / drop the small one /
delete the last one / make it three / make that 5 / only two after all / half of them is enough /
half as many is enough / three more / one less / no three more i said / change the sheet to king size /
swap the mug for the glass one / exchange the blue for the red / replace it with the bigger one /
i changed my mind about the chair / no do not too pricey / no leave it out / put it back in / undo that /
and the same in plain / and another one in green / another one for my wife in small / the same again in large /
plus the other one / the 250 will do / one chalk and one ink / size m instead / medium then / a bigger size of that /
just the one / it was 3 not 2 / double the number / empty the basket / clear everything
`,
  cart: `
what is in my cart / show me my cart / show the basket / what do i pay / what does that come to / what is the total /
how much is all that together / how much will it be with shipping / total / is the lamp still in my cart /
do i have a bird feeder in there / so do i have the tray now / did it work show me / is my cart empty now /
how many things are in there / what have i got so far / what did i put in / did you add it / is it in now /
whats my cart now / my basket / did that go in / how much am i spending / what is the damage / what do i owe you / add it up for me / can you check my cart
`,
  order: `
where is my order / where is my lamp / i ordered a lamp last week where is it /
has my desk lamp been picked up by fedex already / any news on my package / any news about my parcel /
when will it arrive / when does my stuff come / what did i order last / what was it i ordered back in october /
how many orders do i have with you so far / how many times have i ordered / which one was the most expensive order /
how much did that set me back / did the jam i ordered come with the cups / on what day was it delivered /
what day did it come / has it left yet / give me the tracking number so i can follow it /
gimme the number so i can follow it / send me the tracking link / tracking for my lamp / ups 1z999 what is with that /
is that the mugs / is that the parcel with the lamp / my parcel is late / it still has not come /
nothing has arrived yet / the post says it was delivered but i have nothing / was my order shipped /
are my things on the way / order number 1234abcd / status of my purchase / how much was my last order /
what did i pay for the mugs / what did i buy in spring / have i bought honey from you before / did i ever order tea /
show me my past orders / my purchases / order history / the one before that / and the one from october /
what was in it / who delivers it / which carrier has it / is my kite on its way / did you send the kite already /
when did you ship it / has it been packed / send me an invoice for the lamp / can i get the receipt of my last order /
what is happening with my order / i am waiting for my kite / how far is my delivery
`,
  policy: `
what does shipping cost / shipping cost to mexico / how long does delivery take / do you deliver to canada /
do you ship on saturdays / and how long / is delivery free / how much is express delivery / can i pick it up myself /
can i choose the delivery day / what if i am not at home when it comes / why would my stuff come in 2 boxes /
do i pay twice for that / only part of my order came / will everything come in one parcel / can i return it /
can i send it back / i opened the jam and do not like it can i give it back /
how many days do i have to return something / who pays for the return /
who pays the postage for sending it back in that case / when do i get my money back / how do i return something /
i washed it already can i still return it / you sent me the wrong colour / you sent me the wrong thing /
the wrong size arrived / i got something else than i ordered / it arrived broken / it came with a scratch /
my speaker fell in the pool is that on you / my lamp stopped working /
strap of my backpack ripped can i get a spare one / the handle came off / the zip of my bag broke /
the bag is three years old / is there a guarantee / it is with guarantee / how long is the warranty /
do you repair things / can i get spare parts / but it was mouldy when i opened it / the honey was already open /
a part is missing / how can i pay / can i use apple pay / do you take paypal / hmm and bitcoin / can i pay later /
can i pay in rates / is my card billed when i order or when you ship / when do you charge my card /
is it safe to pay here / do you save my card number / why was i charged twice / my payment was declined /
do i get an invoice / can i pay in euros / do i have to pay tax / are there customs fees /
do you keep what i write to you here / do you sell my data / who can read this chat / what do you know about me /
how do i delete my data / can i cancel an order / and if i cancel right after / can i change my order /
can i still add something to my order / can i change the address after ordering / i typed the wrong address /
do i need an account / i forgot my password / where are you located / do you have a shop i can visit /
what is your phone number / how can i reach you / when are you open / how do i write to a person /
how do i clean leather / how do i wash wool / how do i clean that stuff / how do i care for the pan /
what size should i take / how do your sizes run / do you gift wrap / can you wrap it / can you write a card with it /
can you embroider initials on a throw / can you engrave it / do you have gift cards / how do i use a voucher code /
is there a loyalty program / are your products made fairly / is the wood from sustainable forests /
do you ship to companies / can i order on account / what happens if i do not like it / what if it breaks /
what if it gets lost / can i exchange it for another size / my neighbour took the parcel what now
`,
  talk: `
hello / good afternoon i hope you are well / hope you are doing fine / nice to meet you / thank you so much /
thanks you are a star / you are awesome / best service ever / no really best service ever / great job / love this shop /
you are funny / that was quick / well done / ok cool / perfect that is all / bye for now / see you /
have a nice weekend / good night / boring / whatever / never mind / hm / let me think / i am just looking /
i will come back later / not sure yet / much better / that is nice / i see / ok good / sounds good / too bad /
what a pity / that is a lot of it / that is way too much of that / they are beautiful / my mother's garden is full of robins / we just moved house /
i have been thinking about it for ages / my best friend gets married in june / it is my birthday tomorrow /
it is so cold here / our kitchen is tiny / i had a long day / my dog ate the old one / the kids are driving me crazy /
i am so excited / she will be so happy / you made my day / i can not stand it / i have enough of those /
i do not like it at all / that is horrible / are you a robot / who are you / what is your name / how are you /
how old are you / do you like your job / are you stupid / you do not understand me / that is not what i asked /
this is useless / can you help me / what can you do / yes / no / yes please / no thanks
`,
  other: `
what is the weather like / tell me a joke / who won the game yesterday / write me a poem /
what is the capital of france / solve 3x plus 5 equals 20 / translate this into spanish / how do i change a flat tyre /
how old was mozart when he died / what time is it / do you know a good restaurant / book me a flight /
what do you think of the president / is it going to rain on sunday / who is going to win the election /
give me a recipe for pancakes / what is two plus two / can you write my essay / should i buy bitcoin /
i have a headache what should i take / what is the meaning of life / sing me a song
`,
};
