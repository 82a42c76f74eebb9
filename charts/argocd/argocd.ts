/** What Argo CD calls things, and where it runs. */
export const argocd = {
  /** Namespace of Argo CD on the management cluster. */
  namespace: 'argocd',
  /** The management cluster, as Argo CD addresses the cluster that it runs in. */
  managementCluster: 'https://kubernetes.default.svc',
  /** Makes Argo CD delete an Application's objects before the Application, and keep a project that is in use. */
  finalizer: 'resources-finalizer.argocd.argoproj.io',
  /** Project of the administrators: everything that all environments share. */
  platformProject: 'platform',
} as const;
