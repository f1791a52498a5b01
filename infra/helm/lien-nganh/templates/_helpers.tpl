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
