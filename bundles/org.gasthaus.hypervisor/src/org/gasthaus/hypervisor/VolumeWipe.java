package org.gasthaus.hypervisor;

/** What a volume is overwritten with. In libvirt's order. */
public enum VolumeWipe {
	ZERO, NNSA, DOD, BSI, GUTMANN, SCHNEIER, PFITZNER7, PFITZNER33, RANDOM, TRIM
}
