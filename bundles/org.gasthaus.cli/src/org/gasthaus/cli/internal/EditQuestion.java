package org.gasthaus.cli.internal;

/** Somebody who can be asked what is to be done with a text that was refused. */
interface EditQuestion {
	/** Whether there is somebody. */
	boolean isPossible();

	/**
	 * The next key that is pressed, as a lower-case letter; {@code 'n'} at the end of the input.
	 *
	 * @param asking prints the question; run when a key that is pressed at once is not shown any more
	 */
	char key(Runnable asking);
}
