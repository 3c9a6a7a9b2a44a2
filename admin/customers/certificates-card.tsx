import { revalidate } from "@solidjs/router";
import { createSignal, For, lazy, Show } from "solid-js";
import { createAttempt } from "../../web/lib/attempt.ts";
import { Button } from "../../web/ui/button.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import { countryName } from "../settings/country-rows.tsx";
import { may } from "../shell/staff.ts";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/page.tsx";
import { type Certificate, downloadCertificate, endCertificate } from "./certificates.data.ts";
import { loadCustomer } from "./customers.data.ts";

const AddCertificate = lazy(async () => ({
  default: (await import("./add-certificate.tsx")).AddCertificate,
}));
const ConfirmDialog = lazy(async () => ({ default: (await import("../ui/confirm.tsx")).ConfirmDialog }));

/** The exemption certificates of a customer: orders to their places are not taxed while they are valid. */
export function CertificatesCard(props: {
  readonly userId: string;
  readonly certificates: readonly Certificate[];
}) {
  const attempt = createAttempt();
  const [adding, setAdding] = createSignal(false);
  const [ending, setEnding] = createSignal<Certificate>();
  return (
    <Card title="Tax exemption">
      <div class="grid gap-4">
        <Show when={attempt.problem()}>
          <Notice kind="problem">{attempt.problem()}</Notice>
        </Show>
        <ul class="divide-y divide-line">
          <For
            each={props.certificates}
            fallback={<li class="text-quiet">No certificate has been added.</li>}
          >
            {(one) => (
              <li class="grid gap-1 py-3 first:pt-0 last:pb-0">
                <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <h3 class="font-medium wrap-anywhere">{one.number}</h3>
                  <Badge tone={stateOf(one).tone}>{stateOf(one).words}</Badge>
                </div>
                <p class="text-label text-quiet">
                  {placeOf(one)}, {one.from} to {one.lastDay}
                </p>
                <div class="flex flex-wrap gap-2">
                  <Button
                    look="plain"
                    class="px-2"
                    aria-label={`Download certificate ${one.number}`}
                    onClick={() => void attempt.run(() => downloadCertificate(props.userId, one))}
                  >
                    Download
                  </Button>
                  <Show when={may("customers:write") && one.endedAt === undefined}>
                    <Button
                      look="plain"
                      class="px-2"
                      aria-label={`End certificate ${one.number}`}
                      onClick={() => setEnding(one)}
                    >
                      End
                    </Button>
                  </Show>
                </div>
              </li>
            )}
          </For>
        </ul>
        <Show when={may("customers:write")}>
          <div>
            <Button look="secondary" onClick={() => setAdding(true)}>
              Add a certificate
            </Button>
          </div>
        </Show>
      </div>
      <Show when={adding()}>
        <AddCertificate userId={props.userId} onClose={() => setAdding(false)} />
      </Show>
      <Show when={ending()}>
        {(one) => (
          <ConfirmDialog
            open={true}
            onOpenChange={() => setEnding(undefined)}
            title={`End certificate ${one().number}?`}
            confirm="End certificate"
            onConfirm={async () => {
              await endCertificate(props.userId, one().certificateId);
              await revalidate(loadCustomer.key);
            }}
          >
            <p>
              Orders from now on are taxed again. Earlier orders stay as they are, and the document is kept.
            </p>
          </ConfirmDialog>
        )}
      </Show>
    </Card>
  );
}

const placeOf = ({ country, state }: Certificate): string =>
  state === undefined ? countryName(country) : `${state}, ${countryName(country)}`;

/** By the days where staff are; the checkout goes by those of the delivery's country. */
function stateOf({ endedAt, from, lastDay }: Certificate) {
  const today = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short" }).format(new Date());
  if (endedAt !== undefined) return { tone: "plain", words: "Ended" } as const;
  if (lastDay < today) return { tone: "attention", words: "Expired" } as const;
  return from > today
    ? ({ tone: "info", words: "Not valid yet" } as const)
    : ({ tone: "good", words: "Valid" } as const);
}
