package org.gasthaus.hypervisor;

/**
 * A storage volume: what names it. What it holds is {@link VolumeSize}, which costs another call.
 *
 * @param pool name of its pool
 * @param name its name, unique in its pool
 * @param key what names it on its host
 * @param path where it is
 */
public record VolumeInfo(String pool, String name, String key, String path) {
}
