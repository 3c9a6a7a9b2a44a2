import { expect, test } from "vitest";
import { memoryMeter, quantile } from "../embedded/telemetry/meter.ts";
import { niceCeiling, short } from "../embedded/telemetry/plot.ts";
import { embeddedMetrics } from "./emf.ts";
import { openTelemetry } from "./telemetry.ts";

test("a metric is a line in CloudWatch's format, with ids and routes that are no dimensions", async () => {
  const lines: string[] = [];
  const telemetry = openTelemetry(
    embeddedMetrics(
      "e-com67-api",
      (line) => lines.push(line),
      () => 5,
    ),
  );
  await telemetry.run({ name: "GET", kind: "server", requestId: "req-1" }, async () =>
    telemetry.measure({
      values: { Requests: 1, Latency: 2.5 },
      about: () => ({ route: "/products/{id}", status: 200 }),
    }),
  );
  telemetry.measure({ values: { StepLatency: 3 }, step: "reserveStock" });
  expect(lines.every((line) => line.endsWith("}\n"))).toBe(true);
  const [request, step] = lines.map((line) => JSON.parse(line));
  expect(request).toEqual({
    _aws: {
      Timestamp: 5,
      CloudWatchMetrics: [
        {
          Namespace: "E-Com67",
          Dimensions: [["service"]],
          Metrics: [
            { Name: "Requests", Unit: "Count" },
            { Name: "Latency", Unit: "Milliseconds" },
          ],
        },
      ],
    },
    service: "e-com67-api",
    route: "/products/{id}",
    status: 200,
    requestId: "req-1",
    Requests: 1,
    Latency: 2.5,
  });
  expect(step._aws.CloudWatchMetrics[0].Dimensions).toEqual([["service", "step"]]);
});

test("the meter of one machine keeps an hour, whatever its clock does, and tells percentiles within a fifth", () => {
  let now = 1_000_000_000;
  const meter = memoryMeter(() => now);
  for (let latency = 1; latency <= 1_000; latency++)
    meter.measure({ values: { Requests: 1, Latency: latency } });
  const [slot] = meter.slots();
  for (const [share, exact] of [
    [0.5, 500],
    [0.99, 990],
  ] as const) {
    const found = slot && quantile(slot.latency, share);
    expect(found).toBeGreaterThanOrEqual(exact);
    expect(found).toBeLessThan(exact * 1.2);
  }
  now -= 30 * 60_000;
  meter.measure({ values: { Requests: 1, Latency: Number.NaN } });
  expect(meter.slots().map(({ counts }) => counts.Requests)).toEqual([1_001]);
  now -= 2 * 3_600_000;
  meter.measure({ values: { Errors: 1 } });
  now += 30 * 86_400_000;
  for (let turn = 0; turn < 2_000; turn++, now += 10_000) meter.measure({ values: { Requests: 1 } });
  expect(meter.slots().length).toBeLessThanOrEqual(360);
  for (let step = 0; step < 1_000; step++) meter.measure({ values: { Steps: 1 }, step: `step ${step}` });
  expect(meter.steps().size).toBe(50);
});

test("axes end at round numbers", () => {
  expect([0, 0.03, 1, 1.2, 7, 480].map(niceCeiling)).toEqual([1, 0.05, 1, 2, 10, 500]);
  expect([0, 0.5, 12.34, 480.6, 12_345].map(short)).toEqual(["0", "0.50", "12", "481", "12k"]);
});
