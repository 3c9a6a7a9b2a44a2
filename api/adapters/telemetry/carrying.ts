import type { Mail } from "../../ports/mail.ts";
import type { Messages } from "../../ports/messages.ts";
import type { Json } from "../../ports/table.ts";
import { isFields } from "../../ports/telemetry/carried.ts";
import type { Carried, Telemetry } from "../../ports/telemetry/telemetry.ts";
import type { Workflows } from "../../ports/workflows.ts";

type Carriers = { readonly messages: Messages; readonly workflows: Workflows; readonly mail: Mail };

/** These ports, taking the trace under way along. */
export const carrying = ({ messages, workflows, mail }: Carriers, telemetry: Telemetry): Carriers => ({
  messages: carryingMessages(messages, telemetry),
  workflows: carryingWorkflows(workflows, telemetry),
  mail: carryingMail(mail, telemetry),
});

/** Messages that take the trace under way along, as attributes. */
function carryingMessages(messages: Messages, telemetry: Telemetry): Messages {
  const along = <S extends { readonly attributes?: Readonly<Record<string, string>> }>(message: S): S => ({
    ...message,
    attributes: { ...message.attributes, ...telemetry.carried() },
  });
  return overriding(messages, {
    send: (queue, message, options) =>
      telemetry.run({ name: `send ${queue}`, kind: "producer" }, () =>
        messages.send(queue, along(message), options),
      ),
    publish: (topic, message) =>
      telemetry.run({ name: `publish ${topic}`, kind: "producer" }, () =>
        messages.publish(topic, along(message)),
      ),
  });
}

/** Workflows whose executions keep the trace that they were started in, as `trace` of their input. */
function carryingWorkflows(workflows: Workflows, telemetry: Telemetry): Workflows {
  return overriding(workflows, {
    start: (workflow, name, input) => {
      if (workflow === "checkout") telemetry.about(name);
      return telemetry.run({ name: `start ${workflow}`, kind: "producer" }, () =>
        workflows.start(workflow, name, withTrace(input, telemetry.carried())),
      );
    },
  });
}

/** The port with methods of its own; the others are the port's, also of one that is loaded when it is first used. */
const overriding = <P extends object>(port: P, own: Readonly<Partial<P>>): P =>
  new Proxy(port, {
    get(target, name) {
      if (Object.hasOwn(own, name)) return Reflect.get(own, name);
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
    // A method that is replaced later is replaced for everybody.
    set: (_, name, value) => Reflect.set(own, name, value),
  });

const withTrace = (input: Json, trace: Carried): Json =>
  isFields(input) && Object.keys(trace).length > 0 ? { ...input, trace } : input;

/** Mail whose sending is a span, which says of an order's mail what kind it is: "order.confirmed". */
const carryingMail = (mail: Mail, telemetry: Telemetry): Mail => ({
  send: (sent) =>
    telemetry.run({ name: "send mail", kind: "client" }, async (tell) => {
      // What comes before the first colon names the kind; a subject may hold what a person typed.
      const [kind] = sent.reference?.split(":") ?? [];
      if (kind !== undefined) tell({ "mail.kind": kind });
      await mail.send(sent);
    }),
});
