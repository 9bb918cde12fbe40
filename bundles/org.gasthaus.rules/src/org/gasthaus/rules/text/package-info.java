/** Rules over definitions that have a text: findings with a place, and repairs as edits. */
package org.gasthaus.rules.text;
