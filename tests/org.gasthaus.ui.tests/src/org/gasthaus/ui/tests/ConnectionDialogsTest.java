package org.gasthaus.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.junit.jupiter.api.Test;

/** What is asked before a host lets us in: where it is, and who we are. */
class ConnectionDialogsTest extends WindowTest {
	private static <T extends Control> T part(Shell dialog, Class<T> type, String id) {
		return Window.await(id, () -> Window.find(dialog, type, one -> id.equals(one.getData("org.gasthaus.id"))));
	}

	@Test
	void aWrongUriIsExplainedAndRepairedByItsLink() {
		Window.choose("Host", "Add Connection…");
		Shell dialog = Window.await("the dialog", () -> Window.dialog("Add Connection"));
		Combo uri = part(dialog, Combo.class, "uri");
		Link explanation = part(dialog, Link.class, "explanation");
		Button connect = Window.ui(() -> Window.find(dialog, Button.class, button -> button.getText().equals("&Connect")));
		Window.ui(() -> uri.setText("qemu+shh://root@host/system"));
		assertTrue(Window.ui(explanation::getText).contains("<a>qemu+ssh://root@host/system</a>"), () -> Window.ui(explanation::getText));
		assertFalse(Window.ui(connect::isEnabled), "libvirt would refuse it");
		Window.ui(() -> explanation.notifyListeners(SWT.Selection, new Event()));
		Window.await("the proposal", () -> uri.getText().equals("qemu+ssh://root@host/system"));
		assertTrue(Window.ui(explanation::getText).contains("Through ssh, to port 22, as the user root."), () -> Window.ui(explanation::getText));
		assertTrue(Window.ui(connect::isEnabled));
		Screenshots.settle();
		Screenshots.take("add-connection");
		Screenshots.publish("add-connection");
		Window.press(dialog, "Cancel");
		Window.await("the dialog to be gone", dialog::isDisposed);
	}

	@Test
	void theHypervisorIsChosenAndTheUriFollows() {
		Window.choose("Host", "Add Connection…");
		Shell dialog = Window.await("the dialog", () -> Window.dialog("Add Connection"));
		Combo uri = part(dialog, Combo.class, "uri");
		Combo hypervisor = part(dialog, Combo.class, "hypervisor");
		Combo reached = part(dialog, Combo.class, "reached");
		Text host = part(dialog, Text.class, "host");
		Text user = part(dialog, Text.class, "user");
		select(hypervisor, "QEMU/KVM  (qemu:///system)");
		assertEquals("qemu:///system", Window.ui(uri::getText));
		assertEquals("this machine", Window.ui(reached::getText));
		assertFalse(Window.ui(host::isEnabled), "this machine needs no name");
		select(reached, "another machine, through ssh");
		Window.ui(() -> host.setText("host.example.com"));
		Window.ui(() -> user.setText("root"));
		assertEquals("qemu+ssh://root@host.example.com/system", Window.ui(uri::getText));
		Screenshots.settle();
		Screenshots.take("choose-connection");
		Screenshots.publish("choose-connection");
		select(hypervisor, "VMware ESX  (esx://host/)");
		assertEquals("esx://root@host.example.com/", Window.ui(uri::getText));
		assertFalse(Window.ui(reached::isEnabled), "the driver has one way only");
		Window.ui(() -> uri.setText("xen+tls://other/system"));
		assertEquals("Xen  (xen:///system)", Window.ui(hypervisor::getText));
		assertEquals("another machine, encrypted with certificates (TLS)", Window.ui(reached::getText));
		assertEquals("other", Window.ui(() -> host.getText()));
		assertEquals("", Window.ui(() -> user.getText()));
		Window.press(dialog, "Cancel");
		Window.await("the dialog to be gone", dialog::isDisposed);
	}

	private static void select(Combo combo, String item) {
		Window.ui(() -> {
			combo.select(combo.indexOf(item));
			combo.notifyListeners(SWT.Selection, new Event());
			return null;
		});
	}

	@Test
	void credentialsAreAskedInADialogWhileTheWindowLives() throws HypervisorException {
		CredentialsPrompt prompt = Window.ui(() -> PlatformUI.getWorkbench().getService(CredentialsPrompt.class));
		CredentialsPrompt.Request question = new CredentialsPrompt.Request(ConnectionUri.parse("qemu+tcp://host/system"), "Password", "", true);
		CompletableFuture<char[]> answer = CompletableFuture.supplyAsync(() -> prompt.ask(question));
		Shell dialog = Window.await("the dialog", () -> Window.dialog("Credentials"));
		Text text = part(dialog, Text.class, "answer");
		Button remember = part(dialog, Button.class, "remember");
		assertNotEquals(0, Window.ui(text::getStyle) & SWT.PASSWORD, "a password may not be read over the shoulder");
		assertFalse(Window.ui(remember::getSelection), "nothing is remembered unless it is wanted");
		Screenshots.settle();
		Screenshots.take("credentials");
		Window.ui(() -> text.setText("geheim"));
		Window.press(dialog, "OK");
		assertArrayEquals("geheim".toCharArray(), answer.join());

		CompletableFuture<char[]> none = CompletableFuture.supplyAsync(() -> prompt.ask(question));
		Shell again = Window.await("the dialog", () -> Window.dialog("Credentials"));
		Window.press(again, "Cancel");
		assertNull(none.join());
	}
}
