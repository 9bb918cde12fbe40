package org.gasthaus.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/**
 * A stand-in for a VMware ESX host on this machine: the part of its SOAP interface that libvirt's driver uses for the life of guests, over
 * HTTPS with a certificate of its own. It has one data centre, one datastore and two guests, {@code web} (off) and {@code db} (running).
 * It shows how our side and libvirt's driver work together, not how VMware behaves.
 */
public final class EsxStub implements AutoCloseable {
	/** The only user. */
	public static final String USER = "root";
	/** The user's password. */
	public static final String PASSWORD = "s3cret<&>";
	/** The guest that is off. */
	public static final String WEB = "web";
	/** The guest that runs. */
	public static final String DB = "db";

	private static final String NO_BITS = "0000:0000:0000:0000:0000:0000:0000:0000";
	/** Processors of 64 bits: bit 29 of register EDX of function 0x80000001. */
	private static final String LONG_MODE = "<HostCpuIdInfo xsi:type=\"HostCpuIdInfo\"><level>-2147483647</level><eax>" + NO_BITS + "</eax><ebx>" + NO_BITS
			+ "</ebx><ecx>" + NO_BITS + "</ecx><edx>0010" + NO_BITS.substring(4) + "</edx></HostCpuIdInfo>";
	private static final String STORE_PASSWORD = "gasthaus";

	/** One managed object: its kind and its properties as values in XML. */
	private record Managed(String type, Map<String, String> properties) {
	}

	private final Map<String, Managed> objects = new LinkedHashMap<>();
	private final Map<String, String> files = new LinkedHashMap<>();
	private final List<String> calls = new CopyOnWriteArrayList<>();
	private final ExecutorService threads = Executors.newCachedThreadPool();
	private final HttpsServer server;
	private int tasks;

	private EsxStub(SSLContext context) throws IOException {
		server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setHttpsConfigurator(new HttpsConfigurator(context));
		server.setExecutor(threads);
		server.createContext("/sdk", this::soap);
		server.createContext("/folder", this::file);
		furnish();
	}

	/** Starts one on a free port. */
	public static EsxStub start() throws IOException {
		Path folder = Files.createTempDirectory("gasthaus-esx");
		Path store = folder.resolve("store.p12");
		try {
			EsxStub stub = new EsxStub(certificate(store));
			stub.server.start();
			return stub;
		} catch (GeneralSecurityException e) {
			throw new IOException(e);
		} finally {
			Files.deleteIfExists(store);
			Files.delete(folder);
		}
	}

	private static SSLContext certificate(Path store) throws IOException, GeneralSecurityException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "esx", "-keyalg",
				"RSA", "-keysize", "2048", "-dname", "CN=127.0.0.1", "-validity", "2", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass",
				STORE_PASSWORD).redirectErrorStream(true).start();
		process.getOutputStream().close();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue() != 0) {
			throw new IOException("keytool: " + said);
		}
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(store)) {
			keys.load(in, STORE_PASSWORD.toCharArray());
		}
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(keys, STORE_PASSWORD.toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(managers.getKeyManagers(), null, null);
		return context;
	}

	private int port() {
		return server.getAddress().getPort();
	}

	/** The URI to connect to it, with the user and without looking at the certificate. */
	public String uri() {
		return "esx://" + USER + "@127.0.0.1:" + port() + "/?no_verify=1";
	}

	/** The URI with which libvirt looks at the certificate, that nobody knows. */
	public String verifyingUri() {
		return "esx://" + USER + "@127.0.0.1:" + port() + "/";
	}

	/** The names of the SOAP calls so far. */
	public List<String> calls() {
		return List.copyOf(calls);
	}

	@Override
	public void close() {
		server.stop(0);
		threads.shutdownNow();
	}

	private void furnish() {
		put("ha-datacenter", "Datacenter", "name", string("ha-datacenter"), "hostFolder", reference("Folder", "ha-folder-host"), "vmFolder",
				reference("Folder", "ha-folder-vm"));
		put("ha-compute-res", "ComputeResource", "name", string("localhost"), "host",
				value("ArrayOfManagedObjectReference", "<ManagedObjectReference type=\"HostSystem\" xsi:type=\"ManagedObjectReference\">ha-host</ManagedObjectReference>"), "resourcePool",
				reference("ResourcePool", "ha-root-pool"));
		put("ha-root-pool", "ResourcePool", "summary.runtime.memory", value("ResourcePoolResourceUsage", "<reservationUsed>0</reservationUsed>"
				+ "<reservationUsedForVm>0</reservationUsedForVm><unreservedForPool>8589934592</unreservedForPool>"
				+ "<unreservedForVm>4294967296</unreservedForVm><overallUsage>0</overallUsage><maxUsage>8589934592</maxUsage>"));
		put("ha-host", "HostSystem", "name", string("esx.example"), "runtime.inMaintenanceMode", value("xsd:boolean", "false"), "hardware.systemInfo.uuid",
				string("00000000-0000-4000-8000-0000000000e5"), "hardware.memorySize", value("xsd:long", "8589934592"), "hardware.cpuInfo.hz",
				value("xsd:long", "2400000000"), "hardware.cpuInfo.numCpuCores", value("xsd:short", "4"), "hardware.cpuInfo.numCpuPackages",
				value("xsd:short", "2"), "hardware.cpuInfo.numCpuThreads", value("xsd:short", "8"), "summary.hardware.cpuModel",
				string("Intel(R) Xeon(R) CPU"), "hardware.cpuFeature", value("ArrayOfHostCpuIdInfo", LONG_MODE), "hardware.numaInfo.numNodes", value("xsd:int", "1"), "capability.maxSupportedVcpus",
				value("xsd:int", "16"), "summary.config.vmotionEnabled", value("xsd:boolean", "false"), "config.network.dnsConfig.hostName", string("esx"),
				"config.network.dnsConfig.domainName", string("example"));
		String mount = value("ArrayOfDatastoreHostMount", "<DatastoreHostMount xsi:type=\"DatastoreHostMount\"><key type=\"HostSystem\">ha-host</key><mountInfo>"
				+ "<path>/vmfs/volumes/5a5a</path><accessMode>readWrite</accessMode><accessible>true</accessible></mountInfo></DatastoreHostMount>");
		put("5a5a", "Datastore", "summary.name", string("datastore1"), "summary.accessible", value("xsd:boolean", "true"), "summary.url",
				string("/vmfs/volumes/5a5a"), "host", mount);
		guest("1", WEB, "564d0000-0000-4000-8000-000000000001", "poweredOff");
		guest("2", DB, "564d0000-0000-4000-8000-000000000002", "poweredOn");
	}

	private void guest(String id, String name, String uuid, String state) {
		String path = name + '/' + name + ".vmx";
		put(id, "VirtualMachine", "name", string(name), "configStatus", value("ManagedEntityStatus", "green"), "runtime.powerState", power(state),
				"config.uuid", string(uuid), "config.hardware.memoryMB", value("xsd:int", "512"), "config.hardware.numCPU", value("xsd:int", "2"),
				"config.memoryAllocation.limit", value("xsd:long", "256"), "config.files.vmPathName", string("[datastore1] " + path), "recentTask",
				value("ArrayOfManagedObjectReference", ""));
		files.put("/folder/" + path, """
				.encoding = "UTF-8"
				config.version = "8"
				virtualHW.version = "8"
				displayName = "%s"
				uuid.bios = "%s"
				memsize = "512"
				numvcpus = "2"
				guestOS = "otherlinux-64"
				scsi0.present = "true"
				scsi0.virtualDev = "lsilogic"
				scsi0:0.present = "true"
				scsi0:0.fileName = "%s.vmdk"
				scsi0:0.deviceType = "scsi-hardDisk"
				ethernet0.present = "true"
				ethernet0.networkName = "VM Network"
				ethernet0.addressType = "static"
				ethernet0.address = "00:50:56:00:00:0%s"
				""".formatted(name, uuidOfFile(uuid), name, id));
	}

	/** As a configuration file writes it: pairs of digits, with a dash in the middle. */
	private static String uuidOfFile(String uuid) {
		String digits = uuid.replace("-", "");
		StringBuilder result = new StringBuilder();
		for (int i = 0; i < digits.length(); i += 2) {
			result.append(i == 0 ? "" : i == 16 ? "-" : " ").append(digits, i, i + 2);
		}
		return result.toString();
	}

	private void put(String id, String type, String... properties) {
		Map<String, String> map = new LinkedHashMap<>();
		for (int i = 0; i < properties.length; i += 2) {
			map.put(properties[i], properties[i + 1]);
		}
		objects.put(id, new Managed(type, map));
	}

	private static String value(String type, String content) {
		return "<val xsi:type=\"" + type + "\">" + content + "</val>";
	}

	private static String string(String content) {
		return value("xsd:string", content);
	}

	private static String power(String state) {
		return value("VirtualMachinePowerState", state);
	}

	private static String reference(String type, String id) {
		return "<val type=\"" + type + "\" xsi:type=\"ManagedObjectReference\">" + id + "</val>";
	}

	private void file(HttpExchange exchange) throws IOException {
		String content = files.get(exchange.getRequestURI().getPath());
		send(exchange, content == null ? 404 : 200, "text/plain", content == null ? "" : content);
	}

	private void soap(HttpExchange exchange) throws IOException {
		try {
			Element call = callOf(exchange.getRequestBody().readAllBytes());
			calls.add(call.getLocalName());
			String answer = answer(call);
			if (answer == null) {
				fault(exchange, "The method is not implemented: " + call.getLocalName());
				return;
			}
			String name = call.getLocalName() + "Response";
			send(exchange, 200, "text/xml", envelope('<' + name + " xmlns=\"urn:vim25\">" + answer + "</" + name + '>'));
		} catch (Refusal e) {
			fault(exchange, e.getMessage());
		} catch (SAXException | ParserConfigurationException e) {
			throw new IOException(e);
		}
	}

	private static void fault(HttpExchange exchange, String words) throws IOException {
		send(exchange, 500, "text/xml", envelope("<soapenv:Fault><faultcode>ServerFaultCode</faultcode><faultstring>" + words + "</faultstring></soapenv:Fault>"));
	}

	private static String envelope(String body) {
		return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
				+ " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body>" + body
				+ "</soapenv:Body></soapenv:Envelope>";
	}

	private static void send(HttpExchange exchange, int code, String type, String content) throws IOException {
		byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", type);
		exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	private static Element callOf(byte[] request) throws SAXException, IOException, ParserConfigurationException {
		DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		factory.setNamespaceAware(true);
		factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
		Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(request));
		return child((Element) document.getElementsByTagNameNS("*", "Body").item(0), null);
	}

	private static Element child(Element parent, String name) {
		List<Element> all = children(parent, name);
		return all.isEmpty() ? null : all.get(0);
	}

	private static List<Element> children(Element parent, String name) {
		List<Element> result = new ArrayList<>();
		NodeList nodes = parent.getChildNodes();
		for (int i = 0; i < nodes.getLength(); i++) {
			Node node = nodes.item(i);
			if (node instanceof Element element && (name == null || name.equals(element.getLocalName()))) {
				result.add(element);
			}
		}
		return result;
	}

	/** What the host says instead of an answer. */
	private static final class Refusal extends RuntimeException {
		private static final long serialVersionUID = 1L;

		Refusal(String words) {
			super(words);
		}
	}

	/** @return {@code null} for what it does not know */
	private synchronized String answer(Element call) {
		return switch (call.getLocalName()) {
		case "RetrieveServiceContent" -> serviceContent();
		case "Login" -> login(call);
		case "Logout", "DestroyPropertyFilter" -> "";
		case "RetrieveProperties" -> retrieve(call);
		case "FindByUuid" -> find(child(call, "uuid").getTextContent());
		case "PowerOnVM_Task" -> power(call, "poweredOn");
		case "PowerOffVM_Task" -> power(call, "poweredOff");
		case "SuspendVM_Task" -> power(call, "suspended");
		case "CreateFilter" -> "<returnval type=\"PropertyFilter\">filter-" + taskOf(call) + "</returnval>";
		case "WaitForUpdates" -> update();
		default -> null;
		};
	}

	private static String serviceContent() {
		return "<returnval><rootFolder type=\"Folder\">ha-folder-root</rootFolder><propertyCollector type=\"PropertyCollector\">ha-property-collector"
				+ "</propertyCollector><about><name>VMware ESXi</name><fullName>VMware ESXi 6.7.0</fullName><vendor>VMware, Inc.</vendor>"
				+ "<version>6.7.0</version><build>1</build><osType>vmnix-x86</osType><productLineId>embeddedEsx</productLineId>"
				+ "<apiType>HostAgent</apiType><apiVersion>6.7</apiVersion></about><sessionManager type=\"SessionManager\">ha-sessionmgr</sessionManager>"
				+ "<searchIndex type=\"SearchIndex\">ha-searchindex</searchIndex></returnval>";
	}

	private String login(Element call) {
		if (!USER.equals(child(call, "userName").getTextContent()) || !PASSWORD.equals(child(call, "password").getTextContent())) {
			throw new Refusal("Cannot complete login due to an incorrect user name or password.");
		}
		String session = "<key>k1</key><userName>root</userName><fullName>root</fullName><loginTime>2026-01-01T00:00:00Z</loginTime>"
				+ "<lastActiveTime>2026-01-01T00:00:00Z</lastActiveTime><locale>en</locale><messageLocale>en</messageLocale>";
		put("ha-sessionmgr", "SessionManager", "currentSession", value("UserSession", session));
		return "<returnval>" + session + "</returnval>";
	}

	private String find(String uuid) {
		for (Map.Entry<String, Managed> object : objects.entrySet()) {
			if (string(uuid).equals(object.getValue().properties().get("config.uuid"))) {
				return "<returnval type=\"VirtualMachine\">" + object.getKey() + "</returnval>";
			}
		}
		return "";
	}

	/** An object that is asked for itself, or all of a kind below it. */
	private String retrieve(Element call) {
		StringBuilder result = new StringBuilder();
		Element spec = child(call, "specSet");
		Element wanted = child(spec, "propSet");
		String type = child(wanted, "type").getTextContent();
		List<String> paths = children(wanted, "pathSet").stream().map(Element::getTextContent).toList();
		boolean all = child(wanted, "all") != null && "true".equals(child(wanted, "all").getTextContent());
		Element from = child(child(spec, "objectSet"), "obj");
		objects.forEach((id, object) -> {
			if (object.type().equals(type) && (!type.equals(from.getAttribute("type")) || id.equals(from.getTextContent()))) {
				result.append("<returnval><obj type=\"").append(type).append("\">").append(id).append("</obj>");
				object.properties().forEach((name, value) -> {
					if (all || paths.contains(name)) {
						result.append("<propSet><name>").append(name).append("</name>").append(value).append("</propSet>");
					}
				});
				result.append("</returnval>");
			}
		});
		return result.toString();
	}

	/** Does it at once; the task says so. */
	private String power(Element call, String state) {
		objects.get(child(call, "_this").getTextContent()).properties().put("runtime.powerState", power(state));
		tasks++;
		put("task-" + tasks, "Task", "info.state", value("TaskInfoState", "success"));
		return "<returnval type=\"Task\">task-" + tasks + "</returnval>";
	}

	private static String taskOf(Element call) {
		return child(child(child(call, "spec"), "objectSet"), "obj").getTextContent();
	}

	private String update() {
		String task = "task-" + tasks;
		return "<returnval><version>1</version><filterSet><filter type=\"PropertyFilter\">filter-" + task + "</filter><objectSet><kind>enter</kind>"
				+ "<obj type=\"Task\">" + task + "</obj><changeSet><name>info.state</name><op>assign</op>"
				+ objects.get(task).properties().get("info.state") + "</changeSet></objectSet></filterSet></returnval>";
	}
}
