using static Autoencoders.Teaching.Choice;

namespace Autoencoders.Teaching;

/// <summary>The questions around notebook 5: distributions instead of codes, the sample, the two parts of the loss, and how they go wrong.</summary>
internal static class VariationalQuiz
{
    public static Quiz Before { get; } = new("Quiz before notebook 5: the variational autoencoder (VAE)",
        new("Random codes gave a plain autoencoder no digits. What must be true of the codes, so that we can draw new ones?",
            Wrong("They must have more numbers than there are pixels",
                "Long codes do not help: the more numbers, the more room for places to which no image belongs."),
            Right("They must follow a distribution that we can draw from",
                "Then a draw from that distribution, the prior, lands where images lie, and the decoder turns it into one."),
            Wrong("They must lie far apart, an island for each kind of image",
                "The farther apart the islands, the wider the gaps between them, and most draws would fall into a gap.")),
        new("The encoder of a plain autoencoder gives one point for an image. What does the encoder of a VAE give?",
            Right("A distribution: where the code lies, and how widely",
                "It gives a mean and a log variance for each latent number. \"Variational\" is the name for fitting such a distribution."),
            Wrong("A class: which digit it is, and how surely it is that",
                "That would be a classifier, and it would need labels. A VAE can do without them."),
            Wrong("A series: several codes, from which the best is taken",
                "No code is chosen by its quality. One is drawn at random, and the network has to live with it.")),
        new("You want the network to write a 7, not just any digit. What has to change?",
            Wrong("Random codes are drawn until a 7 happens to come out",
                "That works, with somebody to look at each result. Asking is more convenient than waiting."),
            Wrong("Training uses only images of a 7, and forgets the rest",
                "Then it would write nothing else, and ten digits would take ten networks."),
            Right("Encoder and decoder are both given the label as well",
                "That is a conditional VAE. The code then need not tell which digit it is, only how it is written.")));

    public static Quiz After { get; } = new("Quiz after notebook 5: the variational autoencoder (VAE)",
        new("The loss of the dense VAE is 784 · MSE + KL. What is the 784 for?",
            Wrong("It is a third part, beside reconstruction and KL",
                "The loss has these two parts and nothing else. The factor belongs to the first of them."),
            Wrong("It is the weight that gave the sharpest digits",
                "It was not found by trying. It follows from how the two parts are counted."),
            Right("It turns the mean over pixels into a sum over pixels",
                "KL is a sum for a whole image, MSE a mean over its 784 pixels. Without the factor, KL would count 784 times too much.")),
        new("The encoder gives mu and logVar, the logarithm of the variance. How is z drawn so that both can be trained?",
            Wrong("z is drawn from N(mu, exp(logVar)), and training skips that step",
                "A draw has no derivative. If training skipped it, the gradient of the reconstruction would not reach the encoder."),
            Right("z = mu + exp(0.5 logVar) · e, with e drawn from N(0, 1)",
                "The chance is all in e, which needs no gradient. Gradients pass through the sum and the product to mu and logVar: " +
                "the reparameterised sample."),
            Wrong("z = mu at all times, as the noise is only there for drawings",
                "Then logVar would never matter to the decoder, and we would have a plain autoencoder with a longer loss.")),
        new("By mistake, z is drawn with exp(logVar) as standard deviation, while the KL is right. The loss gets better! Why?",
            Right("The noise drawn is narrower than the noise that KL counts",
                "logVar is negative here, so exp(logVar) is less than exp(0.5 logVar). " +
                "The decoder gets clearer codes than are paid for: the number is wrong, not good."),
            Wrong("The noise drawn is wider, which makes the decoder robust",
                "logVar is negative here, and exp(logVar) is then the smaller of the two."),
            Wrong("The formula is in fact the right one for a latent of size 2",
                "The size does not enter. A variance of exp(logVar) has the standard deviation exp(0.5 logVar) in every dimension.")),
        new("KL is multiplied by a very large beta. Training ends with KL = 0. What do you see?",
            Wrong("Sharp digits, each of them well rebuilt",
                "To rebuild a digit, its code must carry information, and that makes KL greater than zero."),
            Wrong("Another digit at each draw, whatever the image",
                "Each draw is another code, but the decoder has learned to take no notice of it: all draws give the same picture."),
            Wrong("Noise in all pixels, for every image",
                "The decoder still learns what it can without a code, and that is not noise."),
            Right("The same grey blur, whatever the image",
                "Every image gets the prior itself as its distribution, so the code says nothing. " +
                "KL keeps codes near the prior; too much of it empties them.")));
}
