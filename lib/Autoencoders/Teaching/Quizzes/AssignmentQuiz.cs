using static Autoencoders.Teaching.Choice;

namespace Autoencoders.Teaching;

/// <summary>The questions around notebook 7: shapes, units and checks of a variational autoencoder with convolutions.</summary>
internal static class AssignmentQuiz
{
    public static Quiz Before { get; } = new("Quiz before notebook 7: the assignment",
        new("Your VAE is to have 20 latent numbers. How many numbers does the last layer of its encoder give for an image?",
            Wrong("20, one for each latent number",
                "That would be the encoder of a plain autoencoder. Each latent number needs a mean and a log variance."),
            Right("40, two for each latent number",
                "20 are mu and 20 are logVar. Two dense layers of 20 side by side do the same as one of 40 that is cut in two."),
            Wrong("400, one for each pair of numbers",
                "A full covariance would need some 200 beside the means. " +
                "The VAE treats its latent numbers as independent, given the image.")),
        new("A batch of 128 images of digits goes into a layer of convolution. Which shape does it have?",
            Right("[128, 1, 28, 28]: images, channels, height, width",
                "That is the order throughout the course. A grey image has one channel."),
            Wrong("[128, 784]: images, and all pixels of each in a row",
                "That is for dense layers. A convolution has to know which pixels are neighbours."),
            Wrong("[128, 28, 28, 1]: images, height, width, channels",
                "Other libraries use that order. Here the channels come before height and width.")),
        new("The test figure of your model is stated in nats per image. What is summed up for one image?",
            Wrong("The squared errors of its pixels, divided by 784",
                "That is the mean squared error. It is in no unit of information, and KL is missing."),
            Wrong("The wrong pixels, after rounding them to 0 or 1",
                "Counting is too coarse: it says nothing of how sure the network was."),
            Right("The BCE of all its pixels, and the KL of its code",
                "That sum is the negative ELBO. A nat is the unit of information with the natural logarithm, 1.44 bits; lower " +
                "is better.")));

    public static Quiz After { get; } = new("Quiz after notebook 7: the assignment",
        new("The check of your KL uses 20 latent numbers with mu = 1 and logVar = 0. Which value does it expect?",
            Wrong("0 nats, because the variance is that of the prior",
                "The variance fits, but the mean is off by one in every number. KL is zero only if both fit."),
            Right("10 nats, because each number contributes one half",
                "For one number, KL = 0.5 (exp(logVar) + mu² - 1 - logVar) = 0.5. It is summed over the 20 numbers."),
            Wrong("0.5 nats, because a mean is taken over the numbers",
                "KL of independent numbers is their sum. With a mean it would weigh 20 times too little against the reconstruction.")),
        new("A check encodes the same image twice in training mode and compares the two z. What must it find?",
            Wrong("They are equal, since the image is the same",
                "mu and logVar are equal. z is drawn from them, and two draws differ."),
            Wrong("They differ, since the weights have changed",
                "No step was made between the two, so the weights are the same."),
            Right("They differ, since each has noise of its own",
                "z = mu + exp(0.5 logVar) · e with a fresh e each time. A network that returns mu as z fails this check.")),
        new("Two convolutions with a stride of 2 turn 28 x 28 pixels into 64 maps. How many numbers reach the dense layer?",
            Right("3 136, since 64 maps of 7 x 7 are left",
                "28 is halved to 14 and then to 7. 64 x 7 x 7 = 3 136 numbers are flattened into one row per image."),
            Wrong("12 544, since 64 maps of 14 x 14 are left",
                "That is after the first halving. The second one makes 7 of 14."),
            Wrong("64, since each map has become one number",
                "That would take pooling over whole maps. After two halvings each map still has 49 places.")),
        new("On the test set, model A has BCE 79 and KL 25, model B has BCE 92 and KL 18, all in nats per image. Which is better?",
            Wrong("B, because its codes lie closer to the prior",
                "They do, and it pays for that with 13 nats of reconstruction. Only the sum counts."),
            Right("A, because its sum of both is the lower one",
                "104 against 110 nats. The negative ELBO is the sum, and lower is better: 7 nats more KL buy 13 nats less BCE."),
            Wrong("Neither, as the two parts cannot be added",
                "Both are in nats for the same image; the ELBO is defined as such a sum.")));
}
