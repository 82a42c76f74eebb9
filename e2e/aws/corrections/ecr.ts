import { isObject } from '../../../objects/json';
import { json } from '../calls/call';
import type { Corrections } from './correction';

/** Corrections of ECR. */
export const ecrCorrections: Corrections = {
  /** Source: Amazon ECR API reference, data type ImageScanningConfiguration: images are not scanned where it says nothing. */
  PutImageScanningConfiguration: (call, ask) => {
    const { imageScanningConfiguration: given, ...others } = json(call);
    const imageScanningConfiguration = { scanOnPush: false, ...(isObject(given) && given) };
    return ask({ ...call, body: Buffer.from(JSON.stringify({ ...others, imageScanningConfiguration })) });
  },
};
