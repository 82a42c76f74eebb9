import type { Environment } from '../../../config/model/environment';
import type { Service } from '../../../config/model/service';

/** Whose resource it is. */
export interface OwnedProps {
  readonly environment: Environment;
  readonly service: Service;
}
