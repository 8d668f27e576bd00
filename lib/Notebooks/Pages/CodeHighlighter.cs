using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Notebooks.Documents;

namespace Notebooks.Pages;

/// <summary>C# as HTML, coloured by what each token is.</summary>
internal static class CodeHighlighter
{
    /// <summary>The code, encoded, with a <c>span</c> around each token that has a colour.</summary>
    public static string Write(string code)
    {
        var html = new StringBuilder();
        foreach (var token in CellSyntax.RootOf(code).DescendantTokens())
        {
            Trivia(html, token.LeadingTrivia);
            Span(html, Class(token), token.Text);
            Trivia(html, token.TrailingTrivia);
        }
        return html.ToString();
    }

    private static void Trivia(StringBuilder html, SyntaxTriviaList list)
    {
        foreach (var trivia in list)
        {
            var comment = trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
                or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;
            Span(html, comment ? "c" : trivia.IsDirective ? "d" : null, trivia.ToFullString());
        }
    }

    private static void Span(StringBuilder html, string? style, string text)
    {
        if (text.Length == 0) return;
        var encoded = WebUtility.HtmlEncode(text);
        html.Append(style is null ? encoded : $"<span class=\"{style}\">{encoded}</span>");
    }

    private static string? Class(SyntaxToken token)
    {
        var kind = token.Kind();
        if (SyntaxFacts.IsKeywordKind(kind) || (token.Parent is IdentifierNameSyntax { IsVar: true } && token.Text == "var")) return "k";
        return kind switch
        {
            SyntaxKind.NumericLiteralToken => "n",
            SyntaxKind.IdentifierToken => Name(token),
            _ when kind.ToString().Contains("String", StringComparison.Ordinal) || kind == SyntaxKind.CharacterLiteralToken => "s",
            _ => null,
        };
    }

    private static string? Name(SyntaxToken token) => token.Parent switch
    {
        BaseTypeDeclarationSyntax => "t",
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => "f",
        SimpleNameSyntax name => name.Parent switch
        {
            InvocationExpressionSyntax => "f",
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } member when member.Name == name
                && call.Expression == member => "f",
            ObjectCreationExpressionSyntax or VariableDeclarationSyntax or ParameterSyntax or TypeArgumentListSyntax or ArrayTypeSyntax
                or BaseTypeSyntax or CastExpressionSyntax or NullableTypeSyntax or TypeConstraintSyntax => "t",
            _ => name is GenericNameSyntax ? "t" : null,
        },
        _ => null,
    };
}
