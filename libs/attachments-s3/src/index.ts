export { s3BlobStore, type S3Address, s3AddressOf } from './s3.ts';
