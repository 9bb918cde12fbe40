package org.gasthaus.xml.ide.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.xml.ide.form.FormLayout.Page;
import org.gasthaus.xml.ide.form.FormLayout.Section;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.XmlElement;

/** Which findings of a text belong to which field, row and page of its form. Every finding is on one page, none is lost. Immutable. */
public final class FormFindings {
	/** No findings. */
	public static final FormFindings NONE = new FormFindings(List.of());

	/**
	 * A finding with its place in the form.
	 *
	 * @param place what it is about
	 * @param field the field; {@code null} if none shows what is wrong
	 */
	private record Placed(Finding finding, Page page, Section section, Place place, Field field) {
	}

	private final List<Placed> all;

	private FormFindings(List<Placed> all) {
		this.all = all;
	}

	/** The findings of the text that a form shows. */
	public static FormFindings of(DefinitionForm form, List<Finding> findings) {
		if (findings.isEmpty() || form.pages().isEmpty()) {
			return NONE;
		}
		List<Spot> spots = spots(form);
		return new FormFindings(findings.stream().map(finding -> place(form, spots, finding)).toList());
	}

	/** A part of the text that a field or a row stands for. */
	private record Spot(Region region, Page page, Section section, Place place, Field field) {
		boolean holds(Finding finding) {
			return region.offset() <= finding.offset() && finding.end() <= region.offset() + region.length();
		}
	}

	private static List<Spot> spots(DefinitionForm form) {
		List<Spot> spots = new ArrayList<>();
		for (Page page : form.pages()) {
			for (Section section : page.sections()) {
				section.fields().forEach(field -> form.extent(Place.ROOT, field).ifPresent(region -> spots.add(new Spot(region, page, section, Place.ROOT, field))));
				if (!section.isList()) {
					continue;
				}
				for (DefinitionForm.Item item : form.items(section)) {
					Place place = item.place();
					form.extent(place).ifPresent(region -> spots.add(new Spot(region, page, section, place, null)));
					form.fields(place).forEach(field -> form.extent(place, field).ifPresent(region -> spots.add(new Spot(region, page, section, place, field))));
				}
			}
		}
		return spots;
	}

	/** The smallest part that holds it all; without one, the page that its child of the root belongs to. */
	private static Placed place(DefinitionForm form, List<Spot> spots, Finding finding) {
		Spot best = null;
		for (Spot spot : spots) {
			if (spot.holds(finding) && (best == null || spot.region.length() < best.region.length())) {
				best = spot;
			}
		}
		if (best != null) {
			return new Placed(finding, best.page, best.section, best.place, best.field);
		}
		String child = child(form, finding);
		for (Page page : form.pages()) {
			Optional<Section> section = page.sections().stream().filter(each -> !child.isEmpty() && each.holds(child)).findFirst();
			if (section.isPresent()) {
				return new Placed(finding, page, section.get(), Place.ROOT, null);
			}
		}
		return new Placed(finding, form.pages().get(0), null, Place.ROOT, null);
	}

	/** The name of the child of the root, or of the attribute of the root, in which a finding is; empty if there is none. */
	private static String child(DefinitionForm form, Finding finding) {
		XmlElement at = form.text().tree().elementAt(finding.offset());
		while (at != null && at.parent() != null && at.parent().parent() != null) {
			at = at.parent();
		}
		return at == null || at.parent() == null ? "" : at.name();
	}

	/** Those of one field. */
	public List<Finding> of(Place place, Field field) {
		return all.stream().filter(each -> each.place.equals(place) && field.equals(each.field)).map(Placed::finding).toList();
	}

	/** Those of a row, its fields included. */
	public List<Finding> of(Place row) {
		return all.stream().filter(each -> each.place.equals(row)).map(Placed::finding).toList();
	}

	/** Those of a row, or of the definition, on a page that no field shows. */
	public List<Finding> rest(Page page, Place place) {
		return all.stream().filter(each -> each.page.equals(page) && each.place.equals(place) && each.field == null).map(Placed::finding).toList();
	}

	/** Those of a page. */
	public List<Finding> of(Page page) {
		return all.stream().filter(each -> each.page.equals(page)).map(Placed::finding).toList();
	}

	/** Those of a part of a page. */
	public List<Finding> of(Section section) {
		return all.stream().filter(each -> section.equals(each.section)).map(Placed::finding).toList();
	}
}
