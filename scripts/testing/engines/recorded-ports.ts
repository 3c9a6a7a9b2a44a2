import type { FunctionPorts } from "../../local/shop.ts";
import { recordedTables } from "./recorded-tables.ts";

/** The same ports, which tell `seen` what the function `name` does with them. */
export function recordedPorts(name: string, seen: Set<string>, ports: FunctionPorts): FunctionPorts {
  const { tables, messages, workflows } = ports;
  const note = (act: string): void => void seen.add(`${name} ${act}`);
  return {
    ...ports,
    tables: recordedTables(tables, note),
    messages: {
      ...messages,
      send(queue, ...rest) {
        note(`sends ${queue}`);
        return messages.send(queue, ...rest);
      },
      deadLetters(queue, limit) {
        note(`redrives ${queue}`);
        return messages.deadLetters(queue, limit);
      },
      redrive(queue, id) {
        note(`redrives ${queue}`);
        return messages.redrive(queue, id);
      },
      publish(topic, message) {
        note(`publishes ${topic}`);
        return messages.publish(topic, message);
      },
    },
    workflows: {
      start(workflow, ...rest) {
        note(`starts ${workflow}`);
        return workflows.start(workflow, ...rest);
      },
      state(workflow, execution) {
        note(`watches ${workflow}`);
        return workflows.state(workflow, execution);
      },
      runs(workflow, query) {
        note(`inspects ${workflow}`);
        return workflows.runs(workflow, query);
      },
      find(workflow, execution) {
        note(`inspects ${workflow}`);
        return workflows.find(workflow, execution);
      },
      run(workflow, execution) {
        note(`inspects ${workflow}`);
        return workflows.run(workflow, execution);
      },
      succeed(...completed) {
        note("completes a task");
        return workflows.succeed(...completed);
      },
      fail(...completed) {
        note("completes a task");
        return workflows.fail(...completed);
      },
    },
  };
}
