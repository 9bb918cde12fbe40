package org.gasthaus.libvirt.internal;

/** What is being tried. The sentence for the case that it fails is looked up only then: reading messages takes time. */
enum Task {
	ABORT_JOB, BACK_UP, BUILD_POOL, CHANGE, CHANGE_FILTER, CHANGE_HOST, CHANGE_INTERFACE, CHANGE_INTERFACES, CHANGE_NETWORK, CHANGE_NODE_DEVICE, CHANGE_POOL,
	CHANGE_SECRET, CHANGE_VOLUME, CONNECT, CREATE_NETWORK, CREATE_POOL, CREATE_VOLUME, DEFINE, DEFINE_FILTER, DEFINE_INTERFACE, DEFINE_NETWORK,
	DEFINE_NODE_DEVICE, DEFINE_POOL, DEFINE_SECRET, DELETE_POOL, DESTROY, DESTROY_NETWORK, DESTROY_POOL, FIND, FIND_FILTER, FIND_INTERFACE, FIND_NETWORK, FIND_NODE_DEVICE, FIND_POOL,
	FIND_SECRET, FIND_VOLUME, LISTEN, LIST_DOMAINS, LIST_NETWORKS, LIST_POOLS, LIST_SECRETS, LIST_VOLUMES, MIGRATE, OPEN_CONSOLE, READ, READ_BACKUP,
	READ_HOST, READ_SECRET, READ_VOLUME, REFRESH_POOL, RESTORE, RESUME, SAVE, SHUT_DOWN, START, START_NETWORK, START_POOL, SUSPEND, TAKE_SCREENSHOT, UNDEFINE, UNDEFINE_NETWORK,
	UNDEFINE_POOL, USE_CONSOLE;

	/** Whether the text of a definition is handed over, which the user may have written. */
	boolean isOfDefinition() {
		return switch (this) {
		case DEFINE, DEFINE_FILTER, DEFINE_INTERFACE, DEFINE_NETWORK, DEFINE_NODE_DEVICE, DEFINE_POOL, DEFINE_SECRET, CREATE_NETWORK, CREATE_POOL, CREATE_VOLUME -> true;
		default -> false;
		};
	}

	/** {0} is the object, {1} the host, {2} the reason. */
	String template() {
		return switch (this) {
		case ABORT_JOB -> Messages.Cannot_abortJob;
		case BACK_UP -> Messages.Cannot_backUp;
		case OPEN_CONSOLE -> Messages.Cannot_openConsole;
		case READ_BACKUP -> Messages.Cannot_readBackup;
		case TAKE_SCREENSHOT -> Messages.Cannot_takeScreenshot;
		case USE_CONSOLE -> Messages.Console_broke;
		case CHANGE -> Messages.Cannot_change;
		case CHANGE_NETWORK -> Messages.Cannot_changeNetwork;
		case CHANGE_POOL -> Messages.Cannot_changePool;
		case START_NETWORK -> Messages.Cannot_startNetwork;
		case DESTROY_NETWORK -> Messages.Cannot_destroyNetwork;
		case UNDEFINE_NETWORK -> Messages.Cannot_undefineNetwork;
		case START_POOL -> Messages.Cannot_startPool;
		case DESTROY_POOL -> Messages.Cannot_destroyPool;
		case UNDEFINE_POOL -> Messages.Cannot_undefinePool;
		case BUILD_POOL -> Messages.Cannot_buildPool;
		case DELETE_POOL -> Messages.Cannot_deletePool;
		case REFRESH_POOL -> Messages.Cannot_refreshPool;
		case CREATE_NETWORK -> Messages.Cannot_createNetwork;
		case CREATE_POOL -> Messages.Cannot_createPool;
		case CONNECT -> Messages.Cannot_connect;
		case DEFINE -> Messages.Cannot_define;
		case DEFINE_NETWORK -> Messages.Cannot_defineNetwork;
		case DEFINE_POOL -> Messages.Cannot_definePool;
		case DESTROY -> Messages.Cannot_destroy;
		case FIND -> Messages.Cannot_find;
		case FIND_NETWORK -> Messages.Cannot_findNetwork;
		case FIND_POOL -> Messages.Cannot_findPool;
		case LISTEN -> Messages.Cannot_listen;
		case LIST_DOMAINS -> Messages.Cannot_listDomains;
		case LIST_NETWORKS -> Messages.Cannot_listNetworks;
		case LIST_POOLS -> Messages.Cannot_listPools;
		case MIGRATE -> Messages.Cannot_migrate;
		case READ -> Messages.Cannot_read;
		case READ_HOST -> Messages.Cannot_readHost;
		case RESTORE -> Messages.Cannot_restore;
		case RESUME -> Messages.Cannot_resume;
		case SAVE -> Messages.Cannot_save;
		case SHUT_DOWN -> Messages.Cannot_shutDown;
		case START -> Messages.Cannot_start;
		case SUSPEND -> Messages.Cannot_suspend;
		case CHANGE_SECRET -> Messages.Cannot_changeSecret;
		case DEFINE_SECRET -> Messages.Cannot_defineSecret;
		case FIND_SECRET -> Messages.Cannot_findSecret;
		case LIST_SECRETS -> Messages.Cannot_listSecrets;
		case READ_SECRET -> Messages.Cannot_readSecret;
		case CHANGE_VOLUME -> Messages.Cannot_changeVolume;
		case CREATE_VOLUME -> Messages.Cannot_createVolume;
		case FIND_VOLUME -> Messages.Cannot_findVolume;
		case LIST_VOLUMES -> Messages.Cannot_listVolumes;
		case READ_VOLUME -> Messages.Cannot_readVolume;
		case CHANGE_FILTER -> Messages.Cannot_changeFilter;
		case CHANGE_HOST -> Messages.Cannot_changeHost;
		case CHANGE_INTERFACE -> Messages.Cannot_changeInterface;
		case CHANGE_INTERFACES -> Messages.Cannot_changeInterfaces;
		case CHANGE_NODE_DEVICE -> Messages.Cannot_changeNodeDevice;
		case DEFINE_FILTER -> Messages.Cannot_defineFilter;
		case DEFINE_INTERFACE -> Messages.Cannot_defineInterface;
		case DEFINE_NODE_DEVICE -> Messages.Cannot_defineNodeDevice;
		case FIND_FILTER -> Messages.Cannot_findFilter;
		case FIND_INTERFACE -> Messages.Cannot_findInterface;
		case FIND_NODE_DEVICE -> Messages.Cannot_findNodeDevice;
		case UNDEFINE -> Messages.Cannot_undefine;
		};
	}
}
