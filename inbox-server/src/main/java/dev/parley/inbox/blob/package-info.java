/**
 * Bytes that are kept whole: raw originals and attachments.
 *
 * <p>{@link dev.parley.inbox.blob.BlobStore} is the only door. Small bytes live in their row, large ones in a
 * {@code LargeBlobs} (today files below the data folder), written before the transaction that names them commits. What a
 * rolled-back transaction or a removed row leaves behind is found and deleted by {@code OrphanSweep}.
 */
@NullMarked
package dev.parley.inbox.blob;

import org.jspecify.annotations.NullMarked;
