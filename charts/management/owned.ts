import type { Environment } from '../../config/environment';
import type { Service } from '../../config/service';

/** Whose resource it is. */
export interface OwnedProps {
  readonly environment: Environment;
  readonly service: Service;
}
