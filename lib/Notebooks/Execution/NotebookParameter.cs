using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Notebooks.Documents;

namespace Notebooks.Execution;

/// <summary>A variable that a notebook's <c>parameters</c> cell declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TypeName">Its C# type; empty when only a compiler could tell.</param>
/// <param name="DefaultValue">The text of its initial value.</param>
public sealed record NotebookParameter(string Name, string TypeName, string DefaultValue)
{
    /// <summary>The tag of the cell that declares parameters.</summary>
    public const string Tag = "parameters";

    /// <summary>The tag of the cell that sets them.</summary>
    public const string InjectedTag = "injected-parameters";

    internal bool IsConstant { get; init; }

    /// <summary>The parameters of a notebook in order; none when it has no cell for them.</summary>
    public static IReadOnlyList<NotebookParameter> Of(NotebookDocument notebook) =>
        notebook.Cells.FirstOrDefault(cell => cell.IsCode && cell.HasTag(Tag)) is { } cell ? Parse(cell.Source) : [];

    /// <summary>
    /// The text of the value that a parameter had in the run whose outputs a notebook holds; null when there is no such parameter.
    /// </summary>
    public static string? ValueOf(NotebookDocument notebook, string name) =>
        notebook.Cells.Where(cell => cell.IsCode && cell.HasTag(InjectedTag))
            .SelectMany(cell => Assigned(cell.Source, name)).LastOrDefault()
                ?? Of(notebook).FirstOrDefault(parameter => parameter.Name == name)?.DefaultValue;

    private static IEnumerable<string> Assigned(string source, string name) =>
        from assignment in CellSyntax.RootOf(source).DescendantNodes().OfType<AssignmentExpressionSyntax>()
        where assignment.Left is IdentifierNameSyntax variable && variable.Identifier.Text == name
        select assignment.Right.ToString();

    private static List<NotebookParameter> Parse(string source) =>
    [
        .. from field in CellSyntax.RootOf(source).Members.OfType<FieldDeclarationSyntax>()
           from variable in field.Declaration.Variables
           let value = variable.Initializer?.Value
           select new NotebookParameter(variable.Identifier.Text, TypeOf(field.Declaration.Type, value), value?.ToString() ?? "")
           {
               IsConstant = field.Modifiers.Any(SyntaxKind.ConstKeyword) || field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword),
           },
    ];

    private static string TypeOf(TypeSyntax declared, ExpressionSyntax? value) =>
        declared.IsVar ? LiteralType(value) : declared.ToString().Replace(" ", "", StringComparison.Ordinal);

    private static string LiteralType(ExpressionSyntax? value) => value switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } negative => LiteralType(negative.Operand),
        LiteralExpressionSyntax literal => literal.Token.Value switch
        {
            int => "int",
            long => "long",
            float => "float",
            double => "double",
            decimal => "decimal",
            bool => "bool",
            string => "string",
            _ => "",
        },
        ArrayCreationExpressionSyntax array => array.Type.ToString().Replace(" ", "", StringComparison.Ordinal),
        ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: [var first, ..] } => LiteralType(first) is { Length: > 0 } element
            ? element + "[]"
            : "",
        _ => "",
    };
}
