using ThongSuot.Documents.Duties;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Export;

/// <summary>The right side of the page: a card a duty, with filters that need no script.</summary>
internal static class HtmlDuties
{
    /// <summary>True when a person must decide: nobody is named, or a deadline could not be turned into a day.</summary>
    public static bool Asks(Duty duty) => duty.Lead.Count == 0 || duty is { Deadline: { Due: null, Kind: not (DeadlineKind.Recurring or DeadlineKind.Horizon) } };

    public static void Write(HtmlPage page, Document document)
    {
        page.Raw("<h2 id=\"duties-title\">").Words($"Nhiệm vụ ({document.Duties.Count})", $"Duties ({document.Duties.Count})").Raw("</h2>\n");
        if (document.Duties.Count == 0)
        {
            page.Raw("<p class=\"quiet\">").Words("Không nhận ra nhiệm vụ nào trong văn bản.", "No duty was recognised in the text.").Raw("</p>\n");
            return;
        }
        page.Raw("<fieldset class=\"filter\" aria-label=\"Lọc nhiệm vụ / Filter duties\">");
        Filter("all", "Tất cả", "All", document.Duties.Count, isChosen: true);
        Filter("dated", "Có hạn", "Dated", document.Duties.Count(IsDated));
        Filter("ask", "Cần xem", "To check", document.Duties.Count(Asks));
        Filter("request", "Việc đề nghị", "Requests", document.Duties.Count(d => d.IsRequest));
        page.Raw("</fieldset>\n<ol class=\"duties\">\n");
        for (var i = 0; i < document.Duties.Count; i++) Card(page, document.Duties[i], i + 1);
        page.Raw("</ol>\n");

        void Filter(string name, string vietnamese, string english, int count, bool isChosen = false)
        {
            page.Raw($"<input type=\"radio\" name=\"show\" id=\"show-{name}\"{(isChosen ? " checked" : "")}><label for=\"show-{name}\">");
            page.Words($"{vietnamese} {count}", $"{english} {count}").Raw("</label>");
        }
    }

    private static bool IsDated(Duty duty) => duty.Deadline?.Due is not null;

    private static void Card(HtmlPage page, Duty duty, int number)
    {
        page.Raw($"<li class=\"duty{(Asks(duty) ? " ask" : "")}{(IsDated(duty) ? " dated" : "")}{(duty.IsRequest ? " request" : "")}\" id=\"d{number}\">");
        page.Raw($"<h3{(duty.Text.Length > 140 ? " class=\"long\"" : "")}><a class=\"no\" href=\"#q{number}\" aria-label=\"Nhiệm vụ {number}: xem trong văn bản\">{number}</a>");
        page.Text(duty.Text).Raw("</h3>\n<dl class=\"kv\">");

        page.Raw("<dt>").Word("role.lead").Raw("</dt><dd>");
        if (duty.Lead.Count == 0) page.Raw("<span class=\"tag amber\">").Words("Chưa nêu", "Not named").Raw("</span>");
        else Bodies(page, duty.Lead);
        if (duty.IsRequest) page.Raw(" <span class=\"tag\">").Words("đề nghị", "request").Raw("</span>");
        page.Raw("</dd>");
        Role("role.cooperating", duty.Cooperating);
        Role("role.advising", duty.Advising);
        Role("role.monitoring", duty.Monitoring);
        Role("role.delegated", duty.Delegated);
        foreach (var deadline in duty.Deadlines) Deadline(page, deadline);
        Row("Sản phẩm", "Deliverable", duty.Deliverable?.Value);
        if (duty.Route is { } route) Row("Báo cáo", "Report", string.Join(" ", new[] { route.To, route.Through is null ? null : $"(qua {route.Through})" }.Where(r => r is not null)));
        page.Raw("<dt>").Words("Nguồn", "Source").Raw($"</dt><dd><a href=\"#q{number}\">");
        page.Words(duty.Section.Length > 0 ? Wording.Section(duty.Section) : "Đoạn văn", duty.Section.Length > 0 ? Wording.Section(duty.Section, english: true) : "Paragraph");
        page.Raw("</a> <span class=\"quiet\">· ").Text(duty.RuleId).Raw("</span></dd></dl></li>\n");

        void Role(string key, IReadOnlyList<Actor> bodies)
        {
            if (bodies.Count == 0) return;
            page.Raw("<dt>").Word(key).Raw("</dt><dd>");
            Bodies(page, bodies);
            page.Raw("</dd>");
        }

        void Row(string vietnamese, string english, string? value)
        {
            if (!string.IsNullOrEmpty(value)) page.Raw("<dt>").Words(vietnamese, english).Raw("</dt><dd>").Text(value).Raw("</dd>");
        }
    }

    private static void Bodies(HtmlPage page, IReadOnlyList<Actor> bodies)
    {
        for (var i = 0; i < bodies.Count; i++)
        {
            page.Text(i > 0 ? " · " : "").Text(bodies[i].Name);
            if (bodies[i].Group is not null) page.Raw(" <span class=\"tag\">").Words("nhóm đơn vị", "a group").Raw("</span>");
        }
    }

    private static void Deadline(HtmlPage page, Deadline deadline)
    {
        var key = "deadline." + JsonValues.Name(deadline.Kind);
        page.Raw("<dt>").Words("Hạn", "Due").Raw("</dt><dd>");
        if ((deadline.LastGoodDay ?? deadline.Due) is { } day)
        {
            page.Raw("<b>").Text(Wording.Date(day)).Raw("</b> <span class=\"quiet\">“").Text(deadline.Written).Raw("”, ").Word(key).Raw("</span>");
        }
        else
        {
            page.Text("“").Text(deadline.Written).Raw("” <span class=\"quiet\">").Word(key).Raw("</span>");
        }
        if (deadline.Every is { } every) page.Raw(" <span class=\"tag\">").Word("every." + every).Raw("</span>");
        page.Raw("</dd>");
    }
}
