import { describe, expect, test } from '@jest/globals';
import { chartHash, renderings } from './chart.mjs';
import { audited, auditedBy, right, variables, wrongSettings } from './given.mjs';
import { text, yamls } from './read.mjs';
import { programs } from './variables.mjs';

describe.each(Object.keys(renderings))('the chart, rendered as %s,', (file) => {
  const path = `infra/helm/rendered/${file}`;
  const objects = yamls(path);
  const of = (kind: string) => objects.filter((object) => object.kind === kind);
  const containers = () =>
    of('Deployment').map(({ spec }) => ({ pod: spec.template.spec, container: spec.template.spec.containers[0] }));

  test('is the chart as it stands: if not, `node tools/deployment/render.mjs`', () => {
    expect(text(path).split('\n')[0]).toContain(chartHash());
  });

  /** Of the gateway, for what is begun and asked about at one instance. */
  const operations = 'operations';
  const deployed = [...programs, operations].sort();

  test('has for every program a deployment, a service and a limit to disruptions', () => {
    for (const kind of ['Deployment', 'Service', 'PodDisruptionBudget']) {
      expect(of(kind).map(({ metadata }) => metadata.name)).toEqual(deployed.map((name) => `province-${name}`));
    }
    for (const { container } of containers())
      expect(container.args).toEqual([container.name === operations ? 'gateway' : container.name]);
  });

  test('leads all operations on the ledger to one instance, of the gateway’s own version', () => {
    const { spec } = of('Deployment').find(({ metadata }) => metadata.name === 'province-operations')!;
    expect(spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
    const image = (name: string) => containers().find(({ container }) => container.name === name)!.container.image;
    expect(image(operations)).toBe(image('gateway'));
    const rules = of('Ingress')[0].spec.rules[0].http.paths as readonly {
      path: string;
      backend: { service: object };
    }[];
    const led = rules.find(({ path: at }) => at === '/api/gateway/operations')!;
    expect(led.backend.service).toMatchObject({ name: 'province-operations' });
  });

  test('loads what a new log needs after each installation and upgrade', () => {
    const [{ metadata, spec }] = of('Job');
    expect(metadata.annotations).toMatchObject({ 'helm.sh/hook': 'post-install,post-upgrade' });
    const [container] = spec.template.spec.containers;
    const flags = file === 'everything.yaml' ? ['--empty'] : [];
    expect(container.args).toEqual(['lien-nganh', 'load', ...flags]);
    const own = container.env.map(({ name }: { name: string }) => name);
    expect(variables['load']!.all).toEqual(expect.arrayContaining(own));
    const given = [...Object.keys(of('ConfigMap')[0].data), ...secret, ...own];
    expect(wrongSettings('load', given).missing).toEqual([]);
    expect(spec.template.spec.securityContext.runAsNonRoot).toBe(true);
    expect(container.securityContext.readOnlyRootFilesystem).toBe(true);
  });

  test('keeps the lists of erasures on a volume of their own, which outlives the release', () => {
    const [{ metadata }] = of('PersistentVolumeClaim');
    expect(metadata.annotations['helm.sh/resource-policy']).toBe('keep');
    const { ERASURES_DIR } = of('ConfigMap')[0].data;
    for (const { pod, container } of containers()) {
      expect(pod.volumes).toContainEqual({ name: 'erasures', persistentVolumeClaim: { claimName: metadata.name } });
      expect(container.volumeMounts).toContainEqual({ name: 'erasures', mountPath: ERASURES_DIR });
    }
  });

  test('tells every program where looks of auditors are noted and figures told, and Prometheus with what it is let in', () => {
    for (const { container } of containers()) {
      expect(container.env).toContainEqual({ name: 'AUDIT_URL', value: 'http://province-audit:8080' });
      expect(container.env).toContainEqual({ name: 'FIGURES_URL', value: 'http://province-gateway:8080' });
      expect(container.env).toContainEqual({ name: 'REPORTING_URL', value: 'http://province-reporting:8080' });
      expect(container.env).toContainEqual({ name: 'AGENCIES_URL', value: 'http://province-agencies:8080' });
    }
    for (const { spec } of of('ServiceMonitor'))
      expect(spec.endpoints[0].authorization.credentials).toEqual({ name: 'lien-nganh', key: 'METRICS_TOKEN' });
    expect(text('infra/helm/lien-nganh/values.yaml')).toContain('METRICS_TOKEN');
  });

  const secret = ['EVENT_STORE_URL', 'BROKER_URL', 'DATABASE_URL', 'KEYS_URL', 'MASTER_KEY'];

  test('gives every program exactly what it reads and needs', () => {
    for (const { container } of containers()) {
      const program = container.args[0];
      const [{ configMapRef }, { secretRef }] = container.envFrom;
      expect([configMapRef.name, secretRef.name]).toEqual(['province-settings', 'lien-nganh']);
      const own = container.env.map(({ name }: { name: string }) => name);
      const given = [...Object.keys(of('ConfigMap')[0].data), ...secret, ...own];
      expect({ program, ...wrongSettings(program, given) }).toEqual({ program, ...right });
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
    const wanted = ['/graphql', '/api/gateway/operations', '/api/reports', ...programs.map((name) => `/api/${name}`)];
    expect(paths.sort()).toEqual(wanted.sort());
    expect(spec.tls).toEqual([{ hosts: [spec.rules[0].host], secretName: 'lien-nganh-tls' }]);
    expect(of('NetworkPolicy')[0].spec.policyTypes).toEqual(['Ingress', 'Egress']);
  });

  test('leaves the number of instances to whoever scales them', () => {
    const scaled = of('HorizontalPodAutoscaler').map(({ spec }) => spec.scaleTargetRef.name);
    expect(scaled.length).toBeGreaterThan(0);
    for (const { metadata, spec } of of('Deployment')) expect('replicas' in spec).toBe(!scaled.includes(metadata.name));
    expect(of('ServiceMonitor')).toHaveLength(file === 'everything.yaml' ? deployed.length : 0);
  });
});
