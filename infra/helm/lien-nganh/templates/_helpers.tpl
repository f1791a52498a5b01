{{/* Labels of everything of a service; call with (dict "root" $ "service" $name). */}}
{{- define "lien-nganh.labels" -}}
{{ include "lien-nganh.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{- define "lien-nganh.selector" -}}
app.kubernetes.io/name: lien-nganh
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .service }}
{{- end }}

{{/* Name of a service's objects, which is its host name too. */}}
{{- define "lien-nganh.name" -}}
{{ .root.Release.Name }}-{{ .service }}
{{- end }}

{{/* The value of SERVICES: every audited service with its prefixes and its address, as JSON. */}}
{{- define "lien-nganh.audited" -}}
{{- $audited := list }}
{{- range $name, $service := .Values.services }}
{{- if $service.prefixes }}
{{- $url := printf "http://%s:8080" (include "lien-nganh.name" (dict "root" $ "service" $name)) }}
{{- $audited = append $audited (dict "name" $name "url" $url "prefixes" $service.prefixes) }}
{{- end }}
{{- end }}
{{- toJson $audited }}
{{- end }}

{{/* Name of the claim on which the lists of erasures are kept. */}}
{{- define "lien-nganh.erasures" -}}
{{ .Values.erasures.existingClaim | default (printf "%s-erasures" .Release.Name) }}
{{- end }}

{{/* What every pod may be: nobody who is root, with no token of the cluster. */}}
{{- define "lien-nganh.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 65532
  runAsGroup: 65532
  fsGroup: 65532
  seccompProfile: { type: RuntimeDefault }
{{- with .Values.imagePullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
volumes:
  - name: erasures
    persistentVolumeClaim: { claimName: {{ include "lien-nganh.erasures" . }} }
  {{- if .Values.certificatesSecretName }}
  - name: certificates
    secret: { secretName: {{ .Values.certificatesSecretName }} }
  {{- end }}
{{- end }}

{{/* Settings, secrets and volumes of every container. */}}
{{- define "lien-nganh.container" -}}
imagePullPolicy: {{ .Values.image.pullPolicy }}
envFrom:
  - configMapRef: { name: {{ .Release.Name }}-settings }
  - secretRef: { name: {{ .Values.secretName }} }
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
volumeMounts:
  - { name: erasures, mountPath: /var/lib/lien-nganh/erasures }
  {{- if .Values.certificatesSecretName }}
  - { name: certificates, mountPath: /etc/lien-nganh/certificates, readOnly: true }
  {{- end }}
{{- end }}
