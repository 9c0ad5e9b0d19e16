namespace Bridge.Local.Truv;

/// <summary>All views over one set of templates.</summary>
internal sealed class WorldViews
{
    internal WorldViews(Templates templates)
    {
        Templates = templates;
        Statements = new StatementView(templates);
        Employments = new EmploymentView(templates, Statements);
        Links = new LinkView(templates);
        Tasks = new TaskView(templates);
        Users = new UserView(templates, Links);
        Orders = new OrderView(templates, Employments);
        OrderEvents = new OrderEventView(templates);
        Reports = new ReportView(templates, Employments);
    }

    internal Templates Templates { get; }

    internal StatementView Statements { get; }

    internal EmploymentView Employments { get; }

    internal LinkView Links { get; }

    internal TaskView Tasks { get; }

    internal UserView Users { get; }

    internal OrderView Orders { get; }

    internal OrderEventView OrderEvents { get; }

    internal ReportView Reports { get; }
}
