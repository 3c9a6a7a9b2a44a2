import type { FunctionSpec } from "../../../workflows/consumers/entry.ts";

/** What a turn of the assistant may do, over either transport: its tools, and its conversation. */
const turn = {
  tables: {
    chats: ["get", "query", "put"],
    settings: ["get"],
    content: ["query"],
    products: ["get", "getAll"],
    inventory: ["getAll"],
    categories: ["query"],
    cart: ["query", "put", "delete"],
    orders: ["get", "query"],
    metrics: ["query", "getAll"],
    productSales: ["query"],
    knowledge: ["query"],
    // What it searches for is counted.
    search: ["update"],
    staff: ["get"],
    limits: ["update"],
  },
  search: "reads",
  embeds: true,
} as const;

/** The function that answers over server-sent events. Its time is a turn's longest and what it takes to keep it. */
export const chatFunction = {
  description: "The assistant over server-sent events",
  memory: 1024,
  seconds: 120,
  permissions: turn,
} as const satisfies FunctionSpec;

/** The function that answers messages of the WebSocket, invoked by its door. */
export const chatWorkerFunction = {
  description: "Answers messages of the assistant's WebSocket",
  memory: 1024,
  seconds: 120,
  permissions: {
    ...turn,
    tables: {
      ...turn.tables,
      chats: ["get", "query", "put", "update"],
      chatDoors: ["get", "put", "delete"],
    },
  },
} as const satisfies FunctionSpec;

/** The function behind the routes of the WebSocket, which must answer within 29 seconds. */
export const chatSocketFunction = {
  description: "Opens the assistant's WebSockets and takes in their messages",
  memory: 512,
  seconds: 15,
  permissions: {
    tables: { chatDoors: ["get", "put", "update", "delete"], staff: ["get"], limits: ["update"] },
  },
} as const satisfies FunctionSpec;
