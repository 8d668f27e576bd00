using static Autoencoders.Teaching.Choice;

namespace Autoencoders.Teaching;

/// <summary>The questions around notebook 1: what an autoencoder is, what its loss can reach, and where its limits lie.</summary>
internal static class AutoencoderQuiz
{
    public static Quiz Before { get; } = new("Quiz before notebook 1: a first autoencoder",
        new("What does a network need in order to learn in a self-supervised way?",
            Wrong("Images, and a person who checks each of its answers",
                "A person's check is a label by another name, and it is the expensive part that we want to avoid."),
            Wrong("Images, and a second network that already knows them",
                "Learning from another network exists too, but somebody would have had to train that network first."),
            Right("Images alone, since its task is made from the images",
                "The raw data supply both the question and the answer: " +
                "here, an image is to be rebuilt from a short description of itself.")),
        new("784 pixel values have to pass through 128 numbers and come out again. What do you expect?",
            Right("Most images come out a little changed",
                "The short code cannot hold every detail. What is common survives, what is rare gets blurred: the method is lossy."),
            Wrong("Every image comes out exactly the same",
                "An exact copy needs every detail, and a small network cannot fold 784 pixel values into 128 numbers without a loss."),
            Wrong("No image can be recognised any more",
                "Digits have much in common. A code that records only what differs between them can be quite short.")),
        new("Somebody hands you the decoder of a trained autoencoder and 128 random numbers. What will it draw?",
            Wrong("One of the digits of its training set",
                "The decoder stores no list of images. It only knows how to unfold codes that look like those it has met."),
            Right("Perhaps strokes, but hardly a digit",
                "Nothing in its training asked for codes that we can draw at random. The notebook measures how far off the results are."),
            Wrong("A new digit that nobody ever wrote",
                "That is what a generative model does. Watch in the notebook what a plain autoencoder does instead.")));

    public static Quiz After { get; } = new("Quiz after notebook 1: a first autoencoder",
        new("Which part of an autoencoder maps an image into the latent space?",
            Wrong("The decoder", "The decoder goes the other way: it turns a point of the latent space into an image."),
            Right("The encoder", "The encoder writes the code, which is a point of the latent space; the decoder reads it."),
            Wrong("The sigmoid", "The sigmoid is the last step of the decoder. It keeps each pixel between 0 and 1."),
            Wrong("The loss", "The loss only compares the rebuilt image with the target. It maps nothing into the latent space.")),
        new("The test BCE of a perfect copy is 0.0581. Why is it not zero?",
            Wrong("Because the network has too few weights to copy",
                "The perfect copy was made without a network: we compared the images with themselves."),
            Wrong("Because the test images are not training images",
                "The floor does not depend on training. It is computed from the images alone."),
            Right("Because grey pixels have a cross-entropy of their own",
                "For a target between 0 and 1 the best possible answer is the target itself, and even that costs the entropy " +
                "of such a coin toss.")),
        new("The autoencoder of digits rebuilds clothes badly. Which of its properties does that show?",
            Right("It is data-specific",
                "It has learned what digits have in common, and spends its few numbers on that. Clothes have other things in common."),
            Wrong("It is self-supervised",
                "True, it learned without labels. But that is not the reason why it fails on clothes."),
            Wrong("It is generative",
                "It is not: random codes gave no digits. And that would not explain why it fails on clothes either.")),
        new("The code of a digit is a sixth of its pixels. What decides which details are lost?",
            Wrong("The labels: details of the digit's class are kept first",
                "The network never saw a label, so it cannot know what makes a seven a seven."),
            Wrong("The order: the pixels at the border are dropped first",
                "Nothing in the network treats the pixels of the border as less important."),
            Right("The loss: what changes many pixels much is kept first",
                "Training lowers the mean loss over all pixels and images. Rare or thin details add little to that mean, so they go."),
            Wrong("The seed: a random choice of details is kept each time",
                "The seed decides where training starts. Which errors are expensive is decided elsewhere.")));
}
