import { describe, expect, test } from '@jest/globals';
import { audited, auditedBy, right, variables, wrongSettings } from './given.mjs';
import { settings, text, yaml } from './read.mjs';
import { programs } from './variables.mjs';

interface Container {
  readonly image: string;
  readonly ports?: readonly string[];
}
const containers = () => Object.entries(yaml('infra/compose.yaml').services as Record<string, Container>);

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

  test('tells every program where looks of auditors are noted and figures told, and gives it what Prometheus must send', () => {
    const { AUDIT_URL, FIGURES_URL, REPORTING_URL, AGENCIES_URL } = settings('infra/compose/settings.env.example');
    expect([AUDIT_URL, FIGURES_URL]).toEqual(['http://audit:8080', 'http://gateway:8080']);
    expect([REPORTING_URL, AGENCIES_URL]).toEqual(['http://reporting:8080', 'http://agencies:8080']);
    expect(Object.keys(settings('infra/compose/secrets.env.example'))).toContain('METRICS_TOKEN');
    for (const program of programs) {
      expect(services[program].env_file).toEqual(['compose/settings.env', 'compose/secrets.env']);
      expect(variables[program]!.all).toEqual(expect.arrayContaining(['AUDIT_URL', 'METRICS_TOKEN', 'ERASURES_FILE']));
    }
  });

  test('keeps the lists of erasures and the contents of files on volumes of their own, which no engine has', () => {
    const { ERASURES_DIR, FILES_URL } = settings('infra/compose/settings.env.example');
    const own = [`erasures:${ERASURES_DIR}`, `files:${FILES_URL!.replace('file://', '')}`];
    for (const name of [...programs, 'load']) expect(services[name].volumes).toEqual(own);
    for (const volume of own) {
      const [name, path] = volume.split(':');
      expect(text('infra/docker/Dockerfile')).toMatch(new RegExp(`chown 65532:65532 .*${path}`));
      expect(Object.keys(volumes)).toContain(name);
      for (const engine of ['kurrentdb', 'kafka', 'postgres', 'keys'])
        expect(JSON.stringify(services[engine].volumes)).not.toContain(`${name}:`);
    }
  });

  test('loads what a new log needs once every service is there, and lets nobody in before', () => {
    const { load, proxy } = services;
    expect(load.command).toBe('lien-nganh load ${LOAD:-}');
    expect(load.env_file).toContain('compose/load.env');
    const own = [...Object.keys(settings('infra/compose/load.env.example')), ...Object.keys(load.environment)];
    expect(wrongSettings('load', [...shared, ...own]).missing).toEqual([]);
    expect(variables['load']!.all).toEqual(expect.arrayContaining(own));
    for (const program of programs) expect(load.depends_on[program]).toEqual({ condition: 'service_healthy' });
    expect(load.restart).toMatch(/^on-failure/);
    expect(proxy.depends_on.load).toEqual({ condition: 'service_completed_successfully' });
  });

  test('has operators stop every program before a restore, and upgrade consumers and then every other', () => {
    const page = text('docs/users/operator-cluster.md');
    const named = (command: RegExp) => [...page.matchAll(command)].map(([, words]) => words!.split(' '));
    const stopped = named(/`docker compose stop ([a-z -]+)`/g);
    expect(stopped.map((words) => words.sort())).toEqual([['proxy', ...programs].sort()]);
    const upgraded = named(/docker compose up -d --no-deps ([a-z -]+)`/g);
    expect(upgraded[0]).toEqual(['gateway', 'audit']);
    expect(upgraded.flat().sort()).toEqual([...programs].sort());
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
    for (const [name, service] of containers()) {
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
      const path =
        program === 'gateway' ? 'path /graphql /graphql/* /api/gateway/* /api/reports/*' : `handle /api/${program}/*`;
      expect(proxy).toContain(path);
      expect(proxy).toContain(`import to ${program} round_robin`);
    }
    expect(proxy).not.toContain('/metrics');
  });

  test('leads all operations on the ledger to one instance', () => {
    const handled = /@operations path (.+)\n\thandle @operations \{\n\t\timport to (.+)\n/.exec(
      text('infra/compose/Caddyfile'),
    );
    expect(handled?.slice(1)).toEqual([
      '/api/gateway/operations /api/gateway/operations/*',
      // hashed, so that the order in which instances are found does not matter
      'gateway header Host',
    ]);
  });
});
