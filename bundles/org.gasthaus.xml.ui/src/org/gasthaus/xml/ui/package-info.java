/**
 * What other bundles may tell the editor of definitions: which host a definition is meant for, and what is known of that host.
 */
package org.gasthaus.xml.ui;
