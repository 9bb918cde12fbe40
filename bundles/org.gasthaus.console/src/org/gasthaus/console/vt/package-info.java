/**
 * A terminal without a screen: {@link org.gasthaus.console.vt.Terminal} is fed with the bytes that a program wrote and holds what a user would see,
 * {@link org.gasthaus.console.vt.Keys} says what a key sends. What programs expect of {@code xterm}, without the mouse, is understood; what is not is left
 * out and nothing is thrown. Needs nothing but {@code java.base}.
 */
package org.gasthaus.console.vt;
