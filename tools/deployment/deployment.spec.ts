import { beforeAll, describe, expect, test } from '@jest/globals';
import { collectServices } from '../names/collect.mjs';
import { filesBelow, root } from '../workspace/packages.mjs';
import { chartHash, renderings } from './chart.mjs';
import { settings, text, yaml, yamls } from './read.mjs';
import { programs, variablesOf, variablesOfPlatform } from './variables.mjs';

interface Variables {
  readonly all: readonly string[];
  readonly required: readonly string[];
}

const variables: Record<string, Variables> = {};
let audited: { name: string; prefixes: string[] }[];
beforeAll(async () => {
  for (const program of programs) variables[program] = await variablesOf(program);
  variables['platform'] = await variablesOfPlatform();
  audited = (await collectServices())
    .filter(({ name }) => name !== 'audit')
    .map(({ name, streams }) => ({ name, prefixes: streams.map(({ prefix }) => prefix) }))
    .sort((one, other) => one.name.localeCompare(other.name));
});

/** Names in `given` that the program does not read, and those that it needs and does not get. */
function wrongSettings(program: string, given: readonly string[]) {
  const { all, required } = variables[program]!;
  return {
    unread: given.filter((name) => !all.includes(name)),
    missing: required.filter((name) => !given.includes(name)),
  };
}
const right = { unread: [], missing: [] };

function auditedBy(json: string): { name: string; prefixes: string[]; url: string }[] {
  return (JSON.parse(json) as { name: string; prefixes: string[]; url: string }[]).sort((one, other) =>
    one.name.localeCompare(other.name),
  );
}

describe('what a program reads of its environment', () => {
  test('is found out by asking the code that reads it', () => {
    expect(programs).toEqual(expect.arrayContaining(['agencies', 'audit', 'gateway', 'inspections']));
    expect(variables['audit']!.required).toEqual(expect.arrayContaining(['GATEWAY_URL', 'MASTER_KEY', 'SERVICES']));
    expect(variables['gateway']!.all).toEqual(expect.arrayContaining(['PARTITIONS', 'GRAPHQL_DEPTH']));
    expect(variables['platform']!).toMatchObject({ all: expect.arrayContaining(['TLS_CERT']) as never, required: [] });
  });
});

interface Container {
  readonly image: string;
  readonly ports?: readonly string[];
}
const containersOfCompose = () => Object.entries(yaml('infra/compose.yaml').services as Record<string, Container>);

test('the operator’s page tells of every variable', () => {
  const page = text('docs/users/operator.md');
  const all = [...new Set(Object.values(variables).flatMap((of) => of.all))];
  expect(all.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

describe('compose', () => {
  const { services, volumes } = yaml('infra/compose.yaml');
  const shared = ['settings', 'secrets'].flatMap((name) => Object.keys(settings(`infra/compose/${name}.env.example`)));

  test('runs every program as a container of its own', () => {
    for (const program of programs) expect(services[program]).toMatchObject({ command: [program] });
  });

  test('gives every program exactly what it reads and needs', () => {
    for (const program of programs) {
      const own = Object.keys(services[program].environment ?? {});
      expect({ program, ...wrongSettings(program, [...shared, ...own]) }).toEqual({ program, ...right });
    }
  });

  test('tells the audit every service, with the prefixes of its records, by the name of its container', () => {
    const told = auditedBy(services.audit.environment.SERVICES);
    expect(told).toEqual(audited.map((one) => ({ ...one, url: `http://${one.name}:8080` })));
  });

  test('starts nobody before all that it needs is healthy, and everything is asked whether it is', () => {
    for (const program of programs) {
      expect(services[program].depends_on).toEqual(
        Object.fromEntries(
          ['kurrentdb', 'kafka', 'postgres', 'keys'].map((it) => [it, { condition: 'service_healthy' }]),
        ),
      );
    }
    for (const engine of ['kurrentdb', 'kafka', 'postgres', 'keys'])
      expect(services[engine].healthcheck.test).toBeTruthy();
    expect(text('infra/docker/Dockerfile')).toMatch(/^HEALTHCHECK [\s\S]*\/health\/live/m);
  });

  test('lets nobody reach the engines from outside, and keeps what they hold', () => {
    for (const [name, service] of containersOfCompose()) {
      if (name !== 'proxy') expect(service.ports).toBeUndefined();
    }
    for (const engine of ['kurrentdb', 'kafka', 'postgres', 'keys']) {
      expect(services[engine].networks).toEqual(['engines']);
      expect(Object.keys(volumes)).toContain(String(services[engine].volumes[0]).split(':')[0]);
    }
  });

  test('has passwords that agree where they stand twice', () => {
    const { DATABASE_URL, KEYS_URL } = settings('infra/compose/secrets.env.example');
    for (const [url, file] of [
      [DATABASE_URL, 'postgres'],
      [KEYS_URL, 'keys'],
    ] as const) {
      const { POSTGRES_USER, POSTGRES_PASSWORD } = settings(`infra/compose/${file}.env.example`);
      const { username, password, hostname, pathname } = new URL(url!);
      expect([username, password, hostname]).toEqual([POSTGRES_USER, POSTGRES_PASSWORD, file]);
      expect(pathname).toBe(`/${services[file].environment.POSTGRES_DB}`);
    }
  });

  test('has the Kafka that the specs run against', () => {
    const tested = /<version>(4[\d.]+)<\/version>/.exec(text('infra/kafka/pom.xml'))?.[1];
    expect(services.kafka.image).toBe(`apache/kafka:${tested}`);
  });

  test('leads every path to its service, as on one machine', () => {
    const proxy = text('infra/compose/Caddyfile');
    for (const program of programs) {
      const path = program === 'gateway' ? 'path /graphql /graphql/* /api/gateway/*' : `handle /api/${program}/*`;
      expect(proxy).toContain(path);
      expect(proxy).toContain(`import to ${program}`);
    }
  });
});

describe('images', () => {
  const named = [
    ...containersOfCompose().map(([, { image }]) => image),
    ...[...text('infra/docker/Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image]) => image!),
  ].filter((image) => !image.startsWith('${'));

  test('have a version, and come from wherever the operator gets images', () => {
    expect(named.length).toBeGreaterThan(5);
    for (const image of named) expect(image).toMatch(/^([a-z]+\/)?[a-z]+:\d+[\w.-]*$/);
  });

  test('of the platform do not run as root', () => {
    expect(text('infra/docker/Dockerfile')).toMatch(/^USER [1-9]\d+:[1-9]\d+$/m);
  });
});

describe.each(Object.keys(renderings))('the chart, rendered as %s,', (file) => {
  const path = `infra/helm/rendered/${file}`;
  const objects = yamls(path);
  const of = (kind: string) => objects.filter((object) => object.kind === kind);
  const containers = () =>
    of('Deployment').map(({ spec }) => ({ pod: spec.template.spec, container: spec.template.spec.containers[0] }));

  test('is the chart as it stands: if not, `node tools/deployment/render.mjs`', () => {
    expect(text(path).split('\n')[0]).toContain(chartHash());
  });

  test('has for every program a deployment, a service and a limit to disruptions', () => {
    for (const kind of ['Deployment', 'Service', 'PodDisruptionBudget']) {
      expect(of(kind).map(({ metadata }) => metadata.name)).toEqual(programs.map((name) => `province-${name}`));
    }
    expect(containers().map(({ container }) => container.args)).toEqual(programs.map((name) => [name]));
  });

  test('gives every program exactly what it reads and needs', () => {
    const secret = ['EVENT_STORE_URL', 'BROKER_URL', 'DATABASE_URL', 'KEYS_URL', 'MASTER_KEY'];
    for (const { container } of containers()) {
      const [{ configMapRef }, { secretRef }] = container.envFrom;
      expect([configMapRef.name, secretRef.name]).toEqual(['province-settings', 'lien-nganh']);
      const own = container.env.map(({ name }: { name: string }) => name);
      const given = [...Object.keys(of('ConfigMap')[0].data), ...secret, ...own];
      expect({ program: container.name, ...wrongSettings(container.name, given) }).toEqual({
        program: container.name,
        ...right,
      });
    }
    for (const name of secret) expect(text('infra/helm/lien-nganh/values.yaml')).toContain(name);
  });

  test('tells the audit every service, with the prefixes of its records', () => {
    const { container } = containers().find(({ container: { name } }) => name === 'audit')!;
    const { value } = container.env.find(({ name }: { name: string }) => name === 'SERVICES');
    expect(auditedBy(value)).toEqual(audited.map((one) => ({ ...one, url: `http://province-${one.name}:8080` })));
  });

  test('asks every instance whether it lives, and lets none be root or write to its image', () => {
    for (const { pod, container } of containers()) {
      expect(container.livenessProbe.httpGet.path).toBe('/health/live');
      expect(container.startupProbe.httpGet.path).toBe('/health/live');
      expect(container.readinessProbe.httpGet.path).toMatch(/^\/health\//);
      expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(container.resources).toMatchObject({
        requests: { cpu: expect.anything() },
        limits: { memory: expect.anything() },
      });
    }
  });

  test('leads every path to its service over TLS, and lets nobody else in', () => {
    const [{ spec }] = of('Ingress');
    const paths = spec.rules[0].http.paths.map(({ path: at }: { path: string }) => at);
    expect(paths.sort()).toEqual(['/graphql', ...programs.map((name) => `/api/${name}`)].sort());
    expect(spec.tls).toEqual([{ hosts: [spec.rules[0].host], secretName: 'lien-nganh-tls' }]);
    expect(of('NetworkPolicy')[0].spec.policyTypes).toEqual(['Ingress', 'Egress']);
  });

  test('leaves the number of instances to whoever scales them', () => {
    const scaled = of('HorizontalPodAutoscaler').map(({ spec }) => spec.scaleTargetRef.name);
    expect(scaled.length).toBeGreaterThan(0);
    for (const { metadata, spec } of of('Deployment')) expect('replicas' in spec).toBe(!scaled.includes(metadata.name));
    expect(of('ServiceMonitor')).toHaveLength(file === 'everything.yaml' ? programs.length : 0);
  });
});

describe('the service of a bundle', () => {
  /** Read by the unit, or by Service.cs, and made into flags. */
  const flags = ['HOST', 'PORT', 'FLAGS'];

  test.each(['linux', 'windows'])('on %s knows the settings that the platform reads, all of them', (system) => {
    const given = Object.keys(settings(`infra/bundle/${system}/environment`));
    const reader = text(
      system === 'linux' ? 'infra/bundle/linux/lien-nganh.service' : 'infra/bundle/windows/Service.cs',
    );
    for (const flag of flags) expect(reader).toContain(flag);
    expect(given.filter((name) => !flags.includes(name)).sort()).toEqual([...variables['platform']!.all].sort());
  });
});

test('nothing of it names a registry, or the machine that it was written on', () => {
  const files = [...filesBelow(`${root}/infra`), `${root}/.dockerignore`].filter((file) => !file.endsWith('.env'));
  expect(files.length).toBeGreaterThan(20);
  const named = files.filter((file) =>
    /registry\.npmjs|npmjs\.org|proxy\.golang|pypi\.org|docker\.io|ghcr\.io|quay\.io|maven\.org|\/home\/|\/root\//.test(
      text(file.slice(root.length + 1)),
    ),
  );
  expect(named).toEqual([]);
});
