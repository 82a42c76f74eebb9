import { Yaml } from 'cdk8s';

/** The key of the Secret `argocd-notifications-secret` that holds the URL to which Argo CD posts; without it, it posts nothing. */
const urlKey = 'alerts-url';

/** Minutes that an environment may take to become what Git says; a cluster alone takes a quarter of an hour. */
const longestProgress = 60;

/**
 * When Argo CD tells of an Application, by trigger. An Application is Degraded where one of Crossplane's resources that
 * worked is not Synced, and Progressing where one never was, so this tells of Crossplane too (`argocd/health/`).
 */
const triggers: Readonly<Record<string, { readonly when: string; readonly oncePer?: string }>> = {
  'on-degraded': { when: "app.status.health.status == 'Degraded'", oncePer: 'app.status.health.lastTransitionTime' },
  'on-stuck': {
    when: `app.status.health.status == 'Progressing' && app.status.health.lastTransitionTime != nil && time.Now().Sub(time.Parse(app.status.health.lastTransitionTime)).Minutes() >= ${longestProgress}`,
    oncePer: 'app.status.health.lastTransitionTime',
  },
  'on-sync-failed': {
    when: "app.status?.operationState?.phase in ['Error', 'Failed']",
    oncePer: 'app.status.operationState.startedAt',
  },
  // Who syncs by hand learns of what nobody has synced, a change by hand included; what Argo CD syncs by itself it also puts
  // back, and is OutOfSync for a moment after each push.
  'on-out-of-sync': { when: "app.spec.syncPolicy?.automated == nil && app.status.sync.status == 'OutOfSync'" },
  'on-unknown': { when: "app.status.sync.status == 'Unknown'" },
};

const template = {
  webhook: {
    alerts: {
      method: 'POST',
      body: `{
  "application": {{ .app.metadata.name | toJson }},
  "project": {{ .app.spec.project | toJson }},
  "health": {{ .app.status.health.status | toJson }},
  "sync": {{ .app.status.sync.status | toJson }},
  "message": {{ dig "status" "operationState" "message" "" .app | toJson }},
  "text": {{ printf "%s is %s and %s" .app.metadata.name .app.status.health.status .app.status.sync.status | toJson }}
}
`,
    },
  },
};

/** The data of `argocd-notifications-cm`: Argo CD posts JSON about every Application that is not as Git wants it. */
export function notifications(): Record<string, string> {
  const each = Object.entries(triggers).map(([name, trigger]) => [
    `trigger.${name}`,
    Yaml.stringify([{ ...trigger, send: ['not-as-wanted'] }]),
  ]);
  return {
    'service.webhook.alerts': Yaml.stringify({
      url: `$${urlKey}`,
      headers: [{ name: 'Content-Type', value: 'application/json' }],
    }),
    'template.not-as-wanted': Yaml.stringify(template),
    subscriptions: Yaml.stringify([{ recipients: ['alerts'], triggers: Object.keys(triggers) }]),
    ...Object.fromEntries(each),
  };
}
