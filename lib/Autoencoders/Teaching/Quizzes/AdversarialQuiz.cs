using static Autoencoders.Teaching.Choice;

namespace Autoencoders.Teaching;

/// <summary>The questions around notebook 6: a discriminator on codes, what its loss and accuracy mean, and how to measure two distributions.</summary>
internal static class AdversarialQuiz
{
    public static Quiz Before { get; } = new("Quiz before notebook 6: the adversarial autoencoder (AAE)",
        new("A VAE pulls its codes towards the prior by a KL term. Why might one replace it by a second network?",
            Wrong("A second network makes training simpler and more stable",
                "Two networks that work against each other are harder to train. The gain must lie elsewhere."),
            Wrong("A second network can read the labels of the images",
                "No label is needed for this. The second network looks at codes and asks where they come from."),
            Right("A second network needs only samples, and no formula",
                "KL has a closed form for a few distributions only. A discriminator works with any prior that we can draw from.")),
        new("In an adversarial autoencoder, what is the discriminator shown?",
            Wrong("Real images, and images that the decoder rebuilt",
                "That is closer to the discriminator of a GAN, which judges images."),
            Right("Draws from the prior, and codes from the encoder",
                "It is to tell which is which. The encoder is trained to make that impossible, so that its codes come to look like draws."),
            Wrong("Codes of training images, and codes of test images",
                "Both come from the encoder. Telling them apart would say nothing about the prior.")),
        new("A discriminator sees as many draws as codes, and is right in 50 % of all cases. How good is it?",
            Right("It does no better than tossing a coin",
                "With two equally frequent kinds, chance alone is right in half of the cases. " +
                "That may be a triumph of the encoder, or a lazy discriminator."),
            Wrong("It does better than chance, which is 10 %",
                "10 % is chance for ten digits. Here there are only two kinds."),
            Wrong("It is perfect for one kind, useless for the other",
                "That is one way to get 50 %, but answering without looking gives the same figure.")));

    public static Quiz After { get; } = new("Quiz after notebook 6: the adversarial autoencoder (AAE)",
        new("The discriminator's loss is the sum of two BCEs, and stays at 1.386 = 2 ln 2 from the first step on. What do you conclude?",
            Right("It answers one half to everything: look if it is trained",
                "-ln 0.5 for each kind gives 2 ln 2. " +
                "A well-matched opponent ends there after a fight; one that was never trained begins and stays there."),
            Wrong("It has won: no code can pass for a draw from the prior",
                "Then its loss would be near zero. 2 ln 2 is what one pays for not knowing at all."),
            Wrong("It has been beaten: the codes now follow the prior",
                "Before the first step nobody has learned anything, and yet the loss was the same. It takes another measure to be sure.")),
        new("Why does the notebook also compute the MMD between codes and draws from the prior?",
            Wrong("It is the loss that the encoder minimises in each step",
                "The encoder is trained to fool the discriminator. The MMD only watches, which makes it an independent witness."),
            Wrong("It says how well each of the images has been rebuilt",
                "The BCE does that. The MMD looks at codes, and at all of them together."),
            Right("It measures how far apart the two distributions are",
                "It compares two samples without a trained opponent and falls towards zero as they become alike. " +
                "A lazy discriminator cannot fake it.")),
        new("A training step has three parts. In the one where the encoder tries to fool the discriminator, whose weights change?",
            Wrong("The weights of both, since they share one loss",
                "Their aims are opposite. If the discriminator moved too, it would learn to be fooled."),
            Right("Only the encoder's; the discriminator is held fixed",
                "Gradients pass through the discriminator on their way, but only the encoder is stepped. " +
                "Which optimiser steps what is easily mixed up."),
            Wrong("Only the decoder's; the encoder is held fixed",
                "The decoder has no part in the codes. Stepping it here is just the kind of mix-up that leaves the opponent untrained."),
            Wrong("Only the discriminator's, as it makes the verdict",
                "That is the part before, in which it learns to tell codes from draws.")),
        new("After training, how does one make a new digit with an AAE?",
            Wrong("The discriminator is run backwards from the answer \"real\"",
                "The discriminator has seen no image. It could at best find a code that it likes."),
            Wrong("An image of noise is encoded, and decoded once again",
                "The encoder has never met noise; where its code falls nobody knows."),
            Right("A code is drawn from the prior and given to the decoder",
                "That is what the fight was for: draws from the prior now fall where the codes of digits lie.")));
}
