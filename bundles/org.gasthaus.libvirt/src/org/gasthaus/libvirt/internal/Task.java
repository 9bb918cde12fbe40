package org.gasthaus.libvirt.internal;

/** What is being tried. The sentence for the case that it fails is looked up only then: reading messages takes time. */
enum Task {
	CHANGE, CHANGE_NETWORK, CHANGE_POOL, CONNECT, CREATE_NETWORK, CREATE_POOL, DEFINE, DEFINE_NETWORK, DEFINE_POOL, DESTROY, FIND, FIND_NETWORK, FIND_POOL, LISTEN, LIST_DOMAINS, LIST_NETWORKS, LIST_POOLS, READ, READ_HOST, RESTORE, RESUME, SAVE, SHUT_DOWN,
	CHANGE_SECRET, CHANGE_VOLUME, CREATE_VOLUME, FIND_VOLUME, LIST_VOLUMES, READ_VOLUME, DEFINE_SECRET, FIND_SECRET, LIST_SECRETS, READ_SECRET, START, SUSPEND, UNDEFINE;

	/** {0} is the object, {1} the host, {2} the reason. */
	String template() {
		return switch (this) {
		case CHANGE -> Messages.Cannot_change;
		case CHANGE_NETWORK -> Messages.Cannot_changeNetwork;
		case CHANGE_POOL -> Messages.Cannot_changePool;
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
		case UNDEFINE -> Messages.Cannot_undefine;
		};
	}
}
