import { cognitoIdentity } from "../../../../api/adapters/aws/identity/identity.ts";
import { stepFunctions } from "../../../../api/adapters/aws/workflows.ts";
import type { FunctionPorts } from "../../../local/shop.ts";
import { startWire } from "../../aws-wire.ts";
import { account } from "./iam-requests.ts";

const userPool = "eu-central-1_users";

/**
 * Ports of services that no emulator here carries, workflows and accounts: each use also goes through the AWS adapter to a
 * scripted service, so that what the adapter sends is seen; the embedded engine's answer counts.
 */
export async function shadowedPorts(region: string) {
  const wire = await startWire();
  process.env["AWS_ENDPOINT_URL_SFN"] = wire.endpoint;
  process.env["AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER"] = wire.endpoint;
  wire.answer(() => ({ startDate: 1, status: "RUNNING", executions: [], events: [], Users: [] }));
  const machine = (name: string): string =>
    `arn:aws:states:${region}:${account}:stateMachine:e-com67-${name}`;
  const workflows = stepFunctions({ checkout: machine("checkout"), refund: machine("refund") });
  const identity = cognitoIdentity({ userPoolId: userPool, clientId: "client" });
  return {
    over: (ports: FunctionPorts): FunctionPorts => ({
      ...ports,
      workflows: shadowed(ports.workflows, workflows),
      identity: shadowed(ports.identity, identity),
    }),
    stop: wire.stop,
  };
}

/** `verify` asks for the pool's public keys, which needs no permission. */
const unseen: ReadonlySet<PropertyKey> = new Set(["verify"]);

function shadowed<Port extends object>(port: Port, adapter: Port): Port {
  return new Proxy(port, {
    get(target, key) {
      const real: unknown = Reflect.get(target, key);
      const shadow: unknown = Reflect.get(adapter, key);
      if (typeof real !== "function" || typeof shadow !== "function" || unseen.has(key)) return real;
      return async (...given: unknown[]) => {
        // The scripted answers are none that an adapter can always use; its requests are what counts.
        await Promise.resolve(Reflect.apply(shadow, adapter, given)).catch(() => undefined);
        return Reflect.apply(real, target, given);
      };
    },
  });
}
